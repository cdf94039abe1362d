package dev.evenhand.pool;

import java.io.IOException;
import java.io.InputStream;
import tools.jackson.databind.JsonNode;

/** Reads a file that is one JSON list of records, or one object with such a list in it, record by record. */
final class JsonDocument {
    private static final String BETWEEN = "a comma is missing here";

    private final JsonValues values;
    private final Records records;
    private String modelA = "";
    private String modelB = "";

    JsonDocument(InputStream in, Records records) {
        this.values = new JsonValues(in);
        this.records = records;
    }

    /** Objects one after another, each over as many lines as it likes. */
    void readObjects() throws IOException {
        while (values.peek() >= 0) {
            take();
        }
    }

    void readList() throws IOException {
        list();
        if (values.peek() >= 0) {
            values.next();
            throw new Unreadable(values.line(), "something follows after the end of the list");
        }
    }

    private void list() throws IOException {
        values.expect('[', "a list must begin here");
        if (values.skip(']')) {
            return;
        }
        do {
            take();
        } while (values.skip(','));
        values.expect(']', BETWEEN);
    }

    /** The file of LLM Comparator: the models' names, then the examples. */
    void readComparator() throws IOException {
        values.expect('{', "an object must begin here");
        do {
            values.next();
            var name = parse().asString("");
            values.expect(':', "a colon is missing here");
            member(name);
        } while (values.skip(','));
        values.expect('}', BETWEEN);
    }

    private void member(String name) throws IOException {
        if (name.equals("examples")) {
            if (modelA.isEmpty() || modelB.isEmpty()) {
                values.next();
                throw new Unreadable(
                        values.line(), "\"models\", with the names of two, must stand before \"examples\"");
            }
            list();
            return;
        }
        values.next();
        if (name.equals("models")) {
            models(parse());
        }
    }

    private void models(JsonNode models) {
        modelA = models.path(0).path("name").asString("");
        modelB = models.path(1).path("name").asString("");
        if (models.size() != 2 || modelA.isBlank() || modelB.isBlank()) {
            throw new Unreadable(values.line(), "\"models\" must be a list of two models with their names");
        }
    }

    private void take() throws IOException {
        values.next();
        records.take(values.line(), () -> Records.with(Records.with(parse(), "model_a", modelA), "model_b", modelB));
    }

    private JsonNode parse() {
        return StrictJson.read(values.bytes(), 0, values.length(), values.offset());
    }
}
