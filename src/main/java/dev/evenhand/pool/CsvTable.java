package dev.evenhand.pool;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a pool file of RFC 4180 CSV. */
final class CsvTable {

    private final InputStream in;
    private final EntrySink sink;
    private @Nullable CsvColumns columns;

    CsvTable(InputStream in, EntrySink sink) {
        this.in = in;
        this.sink = sink;
    }

    /** Answers the kind of table it was. */
    CsvColumns read() {
        CsvFile.read(in, Limits.LINE_BYTES, this::readRecord);
        return Objects.requireNonNull(columns);
    }

    private void readRecord(CsvRecord row) {
        if (columns == null) {
            columns = columns(row);
            return;
        }
        try {
            row.getFields().forEach(Texts::check);
            sink.accept(row.getStartingLineNumber(), columns.entry(row));
        } catch (InvalidEntry e) {
            sink.reject(row.getStartingLineNumber(), e.reason());
        }
    }

    private static CsvColumns columns(CsvRecord names) {
        try {
            return CsvColumns.of(names);
        } catch (InvalidEntry e) {
            throw new Unreadable(1, e.reason());
        }
    }
}
