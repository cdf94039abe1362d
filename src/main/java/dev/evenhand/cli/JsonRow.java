package dev.evenhand.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** Makes a flat row of one JSON object, under the names that columns have. */
final class JsonRow {

    private static final String METADATA = "conv_metadata";

    /** Where LMArena's battles say who voted, and on what, when nothing says it plainly. */
    private static final Map<String, List<String>> STAND_INS = Map.of(
            "judge", List.of("judge_hash", "evaluation_session_id"), "question_id", List.of("conversation_id", "id"));

    private JsonRow() {}

    /** Reads the object that just began; texts and numbers only, lists and objects are conversations. */
    static Map<String, String> read(JsonParser json, boolean style) {
        var row = new LinkedHashMap<String, String>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            var value = json.nextToken();
            if (style && name.equals(METADATA)) {
                metadata(json, value, row);
            } else if (value.isScalarValue()) {
                row.put(name, value == JsonToken.VALUE_NULL ? "" : json.getString());
            } else {
                json.skipChildren();
            }
        }
        STAND_INS.forEach((plain, others) -> others.stream()
                .filter(row::containsKey)
                .findFirst()
                .ifPresent(other -> row.putIfAbsent(plain, row.getOrDefault(other, ""))));
        return row;
    }

    /** In one of the published files it is an object in a text. */
    private static void metadata(JsonParser json, JsonToken value, Map<String, String> row) {
        if (value == JsonToken.START_OBJECT) {
            features(json, row);
        } else if (value == JsonToken.VALUE_STRING) {
            try (var inner = new JsonFactory().createParser(ObjectReadContext.empty(), json.getString())) {
                if (inner.nextToken() == JsonToken.START_OBJECT) {
                    features(inner, row);
                }
            } catch (StreamReadException e) {
                throw new BadInput("Line %d: the text in %s is no JSON"
                        .formatted(json.currentTokenLocation().getLineNr(), METADATA));
            }
        } else {
            json.skipChildren();
        }
    }

    private static void features(JsonParser json, Map<String, String> row) {
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
            } else {
                row.put(column, value == JsonToken.START_OBJECT ? Double.toString(sum(json)) : json.getString());
            }
        }
    }

    /** Counts by kind, such as headers of each depth, are one feature together. */
    private static double sum(JsonParser json) {
        double sum = 0;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            if (json.nextToken().isNumeric()) {
                sum += json.getDoubleValue();
            } else {
                json.skipChildren();
            }
        }
        return sum;
    }
}
