package dev.evenhand.pool;

import java.io.IOException;
import java.io.InputStream;
import tools.jackson.databind.JsonNode;

/** Reads a file with one JSON object a line. */
final class JsonLines {
    private final ByteLines lines;
    private final Records records;

    JsonLines(InputStream in, Records records) {
        this.lines = new ByteLines(in);
        this.records = records;
    }

    void read() throws IOException {
        while (lines.next()) {
            if (!lines.blank()) {
                records.take(lines.number(), this::parse);
            }
        }
    }

    private JsonNode parse() {
        if (lines.tooLong()) {
            throw new InvalidEntry("line " + lines.number() + " is longer than " + Limits.LINE_WORDS);
        }
        return StrictJson.read(lines.bytes(), 0, lines.length(), lines.offset());
    }
}
