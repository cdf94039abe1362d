package dev.evenhand.pool;

import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a pool file with one JSON object a line. */
final class JsonLines {
    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Limits.JSON_DEPTH)
                            .maxStringLength(Limits.LINE_BYTES)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ByteLines lines;
    private final EntrySink sink;

    JsonLines(InputStream in, EntrySink sink) {
        this.lines = new ByteLines(in);
        this.sink = sink;
    }

    void read() throws IOException {
        while (lines.next()) {
            if (!lines.blank()) {
                readLine();
            }
        }
    }

    private void readLine() {
        try {
            sink.accept(lines.number(), JsonEntry.of(parse()));
        } catch (InvalidEntry e) {
            sink.reject(lines.number(), e.reason());
        }
    }

    private JsonNode parse() {
        if (lines.tooLong()) {
            throw new InvalidEntry("line " + lines.number() + " is longer than " + Limits.LINE_WORDS);
        }
        boolean marked = lines.number() == 1 && Utf8.startsWithMark(lines.bytes(), lines.length());
        int start = marked ? 3 : 0;
        int fault = Utf8.firstFault(lines.bytes(), start, lines.length());
        if (fault >= 0) {
            throw new InvalidEntry(Utf8.fault(lines.offset() + fault));
        }
        try {
            return STRICT.readTree(lines.bytes(), start, lines.length() - start);
        } catch (JacksonException e) {
            var place = e.getLocation();
            throw new InvalidEntry("broken JSON"
                    + (place == null || place.getColumnNr() < 1 ? "" : " at column " + place.getColumnNr())
                    + ": " + e.getOriginalMessage());
        }
    }
}
