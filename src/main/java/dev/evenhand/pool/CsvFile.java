package dev.evenhand.pool;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads RFC 4180 CSV in strict UTF-8, one record at a time; what cannot be read on from is {@link Unreadable}. */
public final class CsvFile {
    private static final Pattern RECORD_START = Pattern.compile(" \\(record starting at line (\\d+)\\)");

    private CsvFile() {}

    /** Hands over every record, that of the names first. No record may be longer than {@code longest} characters. */
    public static void read(InputStream in, int longest, Consumer<CsvRecord> records) {
        long line = 1;
        try {
            for (var csv : reader(in, longest)) {
                line = csv.getStartingLineNumber();
                records.accept(csv);
            }
        } catch (CsvParseException e) {
            throw e.getCause() instanceof Unreadable cause ? cause : unreadable(line, String.valueOf(e.getMessage()));
        }
    }

    private static CsvReader<CsvRecord> reader(InputStream in, int longest) {
        return CsvReader.builder()
                .allowUnclosedQuote(false)
                .maxBufferSize(longest)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(CsvRecordHandler.of(), new Utf8Reader(in));
    }

    /** After a quote that is never closed the rest of the file is one field: there is nothing to read on from. */
    private static Unreadable unreadable(long line, String message) {
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
