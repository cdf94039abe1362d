package dev.evenhand.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Examples and questions as an admin types them into a form: blocks of labelled lines, parted by lines of dashes. */
final class JourneyText {

    private static final Map<String, String> LABELS = new LinkedHashMap<>();

    static {
        LABELS.put("Request", "prompt");
        LABELS.put("A", "a");
        LABELS.put("B", "b");
        LABELS.put("Verdict", "verdict");
        LABELS.put("Why", "why");
    }

    private static final Pattern LABEL = Pattern.compile("(Request|A|B|Verdict|Why):[ \\t]*(.*)");
    private static final Pattern PARTED = Pattern.compile("-{3,}\\s*");

    private JourneyText() {}

    static String examples(JsonNode examples) {
        var blocks = new ArrayList<String>();
        for (var example : examples) {
            var block = new StringBuilder();
            LABELS.forEach((label, field) -> block.append(label)
                    .append(": ")
                    .append(example.path(field).asString(""))
                    .append('\n'));
            blocks.add(block.toString());
        }
        return String.join("---\n", blocks);
    }

    static ArrayNode readExamples(@Nullable String text, String field) {
        var array = JsonNodeFactory.instance.arrayNode();
        for (var block : blocks(text)) {
            var example = array.addObject();
            var current = "";
            for (var line : block) {
                var labelled = LABEL.matcher(line.text());
                if (labelled.matches()) {
                    current = LABELS.getOrDefault(labelled.group(1), "");
                    example.put(current, labelled.group(2));
                } else if (current.isEmpty()) {
                    throw wrong(field, line, "belongs to no label; a block begins with “Request:”");
                } else {
                    example.put(current, example.path(current).asString("") + "\n" + line.text());
                }
            }
            example.propertyNames().stream()
                    .toList()
                    .forEach(name ->
                            example.put(name, example.path(name).asString("").strip()));
        }
        return array;
    }

    static String questions(JsonNode questions) {
        var blocks = new ArrayList<String>();
        for (var question : questions) {
            var block = new StringBuilder(question.path("question").asString("")).append('\n');
            for (var option : question.path("options")) {
                var right = option.asString("").equals(question.path("answer").asString(""));
                block.append(right ? "* " : "- ").append(option.asString("")).append('\n');
            }
            blocks.add(block.toString());
        }
        return String.join("---\n", blocks);
    }

    static ArrayNode readQuestions(@Nullable String text) {
        var array = JsonNodeFactory.instance.arrayNode();
        for (var block : blocks(text)) {
            var question = array.addObject();
            var options = question.putArray("options");
            var words = new ArrayList<String>();
            for (var line : block) {
                var option = line.text().startsWith("- ") || line.text().startsWith("* ");
                if (!option) {
                    words.add(line.text());
                    continue;
                }
                options.add(line.text().substring(2).strip());
                if (line.text().startsWith("*") && question.has("answer")) {
                    throw wrong("comprehension", line, "is a second right answer; only one is marked with *");
                }
                if (line.text().startsWith("*")) {
                    question.put("answer", line.text().substring(2).strip());
                }
            }
            question.put("question", String.join("\n", words).strip());
        }
        return array;
    }

    private static List<List<Line>> blocks(@Nullable String text) {
        var blocks = new ArrayList<List<Line>>();
        var block = new ArrayList<Line>();
        var lines = text == null ? List.<String>of() : text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (PARTED.matcher(lines.get(i)).matches()) {
                blocks.add(List.copyOf(block));
                block.clear();
            } else if (!block.isEmpty() || !lines.get(i).isBlank()) {
                block.add(new Line(i + 1, lines.get(i)));
            }
        }
        blocks.add(block);
        return blocks.stream().filter(b -> !b.isEmpty()).toList();
    }

    private static InvalidPlan wrong(String field, Line line, String message) {
        return new InvalidPlan(List.of(new PlanProblem(field, "line " + line.number() + " " + message)));
    }

    private record Line(int number, String text) {}
}
