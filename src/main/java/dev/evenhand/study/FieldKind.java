package dev.evenhand.study;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** How a value of a plan is typed into a form. What cannot be read goes on as it is, for the reader of plans to name. */
enum FieldKind {
    LINE(FieldKind::text, (typed, name) -> JsonNodeFactory.instance.stringNode(typed.strip())),
    TEXT(FieldKind::text, (typed, name) -> JsonNodeFactory.instance.stringNode(typed.replace("\r\n", "\n"))),
    SHARE(FieldKind::text, (typed, name) -> share(typed.strip())),
    NUMBER(FieldKind::text, (typed, name) -> number(typed.strip())),
    TICK(
            value -> value.asBoolean(false) ? "true" : "",
            (typed, name) -> JsonNodeFactory.instance.booleanNode(typed.equals("true"))),
    SET(
            value -> String.join("\n", value.valueStream().map(FieldKind::text).toList()),
            (typed, name) -> strings(typed.lines())),
    TIME(
            value -> text(value).replaceFirst("(:00)?Z$", ""),
            (typed, name) -> JsonNodeFactory.instance.stringNode(time(typed.strip()))),
    AXES(FieldKind::axisLines, (typed, name) -> axes(typed)),
    EXAMPLES(JourneyText::examples, JourneyText::readExamples),
    QUESTIONS(JourneyText::questions, (typed, name) -> JourneyText.readQuestions(typed)),
    WEIGHTS(FieldKind::weightLines, (typed, name) -> weights(typed)),
    RULES(FieldKind::ruleLines, (typed, name) -> rules(typed));

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)\\s*%");
    private static final Pattern AXIS = Pattern.compile("\\s*([^:]*?)\\s*:\\s*(.*?)\\s*(\\(0-4\\))?\\s*");

    private final Function<JsonNode, String> shown;
    private final BiFunction<String, String, JsonNode> read;

    FieldKind(Function<JsonNode, String> shown, BiFunction<String, String, JsonNode> read) {
        this.shown = shown;
        this.read = read;
    }

    String show(@Nullable JsonNode value) {
        return value == null || value.isMissingNode() || value.isNull() ? "" : shown.apply(value);
    }

    /** Missing where nothing was typed, so that the plan's default applies; only of a set nothing is an answer. */
    JsonNode read(String typed, String name) {
        return typed.isBlank() && this != SET && this != TICK ? MissingNode.getInstance() : read.apply(typed, name);
    }

    /** A browser sends nothing of what is not ticked. */
    boolean ticked() {
        return this == TICK || this == SET;
    }

    private static String text(JsonNode value) {
        return value.asString("");
    }

    private static JsonNode number(String typed) {
        var digits = typed.replace(",", "");
        return digits.matches("-?\\d{1,9}") ? JSON.numberNode(Integer.parseInt(digits)) : JSON.stringNode(typed);
    }

    /** Who writes 20 % means a fifth. */
    private static JsonNode share(String typed) {
        var share = PERCENT.matcher(typed);
        return JSON.stringNode(
                share.matches()
                        ? new BigDecimal(share.group(1)).movePointLeft(2).toPlainString()
                        : typed);
    }

    private static String time(String typed) {
        if (!typed.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?")) {
            return typed;
        }
        return typed.length() == 16 ? typed + ":00Z" : typed + "Z";
    }

    private static ArrayNode strings(Stream<String> values) {
        var array = JSON.arrayNode();
        values.filter(value -> !value.isBlank()).forEach(array::add);
        return array;
    }

    private static String axisLines(JsonNode axes) {
        var lines = new ArrayList<String>();
        axes.forEach(axis -> lines.add(text(axis.path("key")) + ": " + text(axis.path("label"))
                + (text(axis.path("per")).equals("response") ? " (0-4)" : "")));
        return String.join("\n", lines);
    }

    private static ArrayNode axes(String typed) {
        var array = JSON.arrayNode();
        for (var line : lines(typed)) {
            var matcher = AXIS.matcher(line);
            boolean keyed = matcher.matches();
            var axis = array.addObject()
                    .put("key", keyed ? matcher.group(1) : line)
                    .put("label", keyed ? matcher.group(2) : "");
            if (keyed && matcher.group(3) != null) {
                axis.put("per", "response");
            }
        }
        return array;
    }

    private static String weightLines(JsonNode weights) {
        var lines = new ArrayList<String>();
        weights.forEachEntry((category, weight) -> lines.add(category + ": " + text(weight)));
        return String.join("\n", lines);
    }

    private static ObjectNode weights(String typed) {
        var weights = JSON.objectNode();
        for (var line : lines(typed)) {
            int colon = line.lastIndexOf(':');
            weights.put(
                    colon < 0 ? line : line.substring(0, colon).strip(),
                    colon < 0 ? "" : line.substring(colon + 1).strip());
        }
        return weights;
    }

    private static String ruleLines(JsonNode rules) {
        var lines = new ArrayList<String>();
        for (var rule : rules) {
            var terms = new ArrayList<String>();
            rule.forEachEntry((key, value) -> {
                if (!key.equals("rule")) {
                    terms.add(key + " " + text(value));
                }
            });
            lines.add(text(rule.path("rule")) + ": " + String.join(", ", terms));
        }
        return String.join("\n", lines);
    }

    private static ArrayNode rules(String typed) {
        var rules = JSON.arrayNode();
        for (var line : lines(typed)) {
            var parts = line.split(":", 2);
            var rule = rules.addObject().put("rule", parts[0].strip().toLowerCase(Locale.ROOT));
            for (var term : parts.length == 1 ? List.<String>of() : List.of(parts[1].split(","))) {
                var words = term.strip().split("\\s+", 2);
                if (!words[0].isEmpty()) {
                    rule.put(words[0], words.length == 1 ? "" : words[1]);
                }
            }
        }
        return rules;
    }

    private static List<String> lines(String typed) {
        return typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
