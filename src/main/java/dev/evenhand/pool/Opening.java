package dev.evenhand.pool;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/** Looks at how a file of JSON objects opens, to tell lines of objects from one object over many lines. */
final class Opening {
    private static final JsonFactory JSON = new JsonFactory();

    private Opening() {}

    /** Whether the first object is LLM Comparator's whole file: it has `models` or `examples` that hold a list. */
    static boolean namesModels(byte[] start, int from) {
        try (var parser = JSON.createParser(start, from, start.length - from)) {
            parser.nextToken();
            return anyMemberNames(parser);
        } catch (JacksonException e) {
            return false;
        }
    }

    private static boolean anyMemberNames(JsonParser parser) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            boolean list = parser.nextToken() == JsonToken.START_ARRAY;
            if (list && (name.equals("models") || name.equals("examples"))) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    /** Whether nothing but the bracket stands on the first line. */
    static boolean spansLines(byte[] start, int from) {
        int next = from + 1;
        while (next < start.length && (start[next] == ' ' || start[next] == '\t' || start[next] == '\r')) {
            next++;
        }
        return next < start.length && start[next] == '\n';
    }
}
