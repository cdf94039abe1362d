package dev.evenhand.cli;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Makes a flat row of one JSON object, under the names that columns have. */
final class JsonRow {

    private static final String METADATA = "conv_metadata";

    private final int line;
    private final Map<String, String> cells = new LinkedHashMap<>();
    private final Set<String> nested = new HashSet<>();

    private JsonRow(int line) {
        this.line = line;
    }

    /** Reads the object that just began; texts and numbers only, lists and objects are conversations. */
    static JsonRow read(JsonParser json, boolean style) {
        var row = new JsonRow(json.currentTokenLocation().getLineNr());
        row.fill(json, style);
        return row;
    }

    int line() {
        return line;
    }

    Map<String, String> cells() {
        return cells;
    }

    /** Keys whose values are lists or objects. */
    Set<String> nested() {
        return nested;
    }

    private void fill(JsonParser json, boolean style) {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            var value = json.nextToken();
            if (style && name.equals(METADATA)) {
                metadata(json, value);
            } else if (value.isScalarValue()) {
                put(name, value == JsonToken.VALUE_NULL ? "" : json.getString());
            } else {
                once(name, nested.add(name));
                json.skipChildren();
            }
        }
    }

    private void put(String name, String cell) {
        once(name, cells.put(name, cell) == null);
    }

    /** Of two values for one key neither is the vote's more than the other. */
    private void once(String name, boolean first) {
        if (!first || cells.containsKey(name) && nested.contains(name)) {
            throw refused("\"%s\" stands twice in one vote".formatted(name));
        }
    }

    /** In one of the published files it is an object in a text. */
    private void metadata(JsonParser json, JsonToken value) {
        if (value == JsonToken.START_OBJECT) {
            features(json);
        } else if (value == JsonToken.VALUE_STRING) {
            try (var inner = new JsonFactory().createParser(ObjectReadContext.empty(), json.getString())) {
                if (inner.nextToken() == JsonToken.START_OBJECT) {
                    features(inner);
                }
            } catch (JacksonException e) {
                throw refused("the text in %s is no JSON: %s".formatted(METADATA, e.getOriginalMessage()));
            }
        } else {
            json.skipChildren();
        }
    }

    private void features(JsonParser json) {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            var value = json.nextToken();
            var column = switch (name) {
                case "sum_assistant_a_tokens" -> "tokens_a";
                case "sum_assistant_b_tokens" -> "tokens_b";
                case "header_count_a",
                        "header_count_b",
                        "list_count_a",
                        "list_count_b",
                        "bold_count_a",
                        "bold_count_b" -> name.replace("_count", "s");
                default -> "";
            };
            if (column.isEmpty()) {
                json.skipChildren();
            } else if (value == JsonToken.START_ARRAY) {
                throw refused("\"%s\" is a list, and no number".formatted(name));
            } else {
                put(column, value == JsonToken.START_OBJECT ? Double.toString(sum(json, name)) : json.getString());
            }
        }
    }

    /** Counts by kind, such as headers of each depth, are one feature together. */
    private double sum(JsonParser json, String feature) {
        double sum = 0;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            if (!json.nextToken().isNumeric()) {
                throw refused("\"%s\" in \"%s\" is no number".formatted(json.currentName(), feature));
            }
            sum += json.getDoubleValue();
        }
        return sum;
    }

    BadInput refused(String why) {
        return new BadInput("Line %d: %s".formatted(line, why));
    }
}
