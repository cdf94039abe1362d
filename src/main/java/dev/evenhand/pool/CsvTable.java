package dev.evenhand.pool;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.InputStream;
import java.util.regex.Pattern;

/** Reads a pool file of RFC 4180 CSV. */
final class CsvTable {
    private static final Pattern RECORD_START = Pattern.compile(" \\(record starting at line (\\d+)\\)");

    private final InputStream in;
    private final EntrySink sink;
    private long line = 1;

    CsvTable(InputStream in, EntrySink sink) {
        this.in = in;
        this.sink = sink;
    }

    /** Answers the kind of table it was. */
    CsvColumns read() {
        try {
            var records = reader().iterator();
            var columns = CsvColumns.of(records.next());
            while (records.hasNext()) {
                readRecord(columns, records.next());
            }
            return columns;
        } catch (InvalidEntry e) {
            throw new Unreadable(1, e.reason());
        } catch (CsvParseException e) {
            throw e.getCause() instanceof Unreadable cause ? cause : unreadable(String.valueOf(e.getMessage()));
        }
    }

    private CsvReader<CsvRecord> reader() {
        return CsvReader.builder()
                .allowUnclosedQuote(false)
                .maxBufferSize(Limits.LINE_BYTES)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(CsvRecordHandler.of(), new Utf8Reader(in));
    }

    private void readRecord(CsvColumns columns, CsvRecord row) {
        line = row.getStartingLineNumber();
        try {
            row.getFields().forEach(Texts::check);
            sink.accept(line, columns.entry(row));
        } catch (InvalidEntry e) {
            sink.reject(line, e.reason());
        }
    }

    /** After a quote that is never closed the rest of the file is one field: there is nothing to read on from. */
    private Unreadable unreadable(String message) {
        var start = RECORD_START.matcher(message);
        long where = start.find() ? Long.parseLong(start.group(1)) : line;
        var reason = RECORD_START.matcher(message).replaceAll("");
        if (message.contains("maximum buffer")) {
            reason = "a field is longer than " + Limits.LINE_WORDS + ", or its opening quote is never closed";
        } else if (message.contains("nclosed") || message.contains("never closed")) {
            reason = "a quote opens here and is never closed";
        }
        return new Unreadable(where, reason);
    }
}
