package dev.evenhand.pool;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads a file of RFC 4180 CSV: ours, or another tool's, whose rows are records like the lines of a JSON file. */
final class CsvTable {
    private final InputStream in;
    private final EntrySink sink;
    private final Records records;
    private final Understanding understanding;
    private @Nullable CsvColumns columns;
    private @Nullable ForeignColumns foreign;

    CsvTable(InputStream in, EntrySink sink, Records records, Understanding understanding) {
        this.in = in;
        this.sink = sink;
        this.records = records;
        this.understanding = understanding;
    }

    void read() {
        CsvFile.read(in, Limits.LINE_BYTES, this::readRecord);
    }

    private void readRecord(CsvRecord row) {
        if (foreign != null) {
            var names = foreign;
            records.take(row.getStartingLineNumber(), () -> names.record(row));
        } else if (columns != null) {
            readOurs(row, columns);
        } else {
            readHeader(row);
        }
    }

    private void readOurs(CsvRecord row, CsvColumns names) {
        try {
            row.getFields().forEach(Texts::check);
            sink.accept(row.getStartingLineNumber(), names.entry(row));
        } catch (InvalidEntry e) {
            sink.reject(row.getStartingLineNumber(), e.reason());
        }
    }

    private void readHeader(CsvRecord names) {
        try {
            foreign = ForeignColumns.of(names);
            if (foreign == null) {
                columns = CsvColumns.of(names);
                understanding.format(Format.NATIVE);
                understanding.tasksSpanRows(columns.tasksSpanRows());
            }
        } catch (InvalidEntry e) {
            throw new Unreadable(1, e.reason());
        }
    }
}
