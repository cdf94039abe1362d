package dev.evenhand.quality.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Writes tasks whose better answer is known: sums, of which one model gets half right and the other the rest. */
public final class GoldTasks {

    private static final JsonMapper JSON = new JsonMapper();

    private GoldTasks() {}

    /** Arguments: file, two models, and how many tasks. */
    public static void main(String[] arguments) throws Exception {
        var lines = tasks(arguments[1], arguments[2], Integer.parseInt(arguments[3]));
        Files.writeString(Path.of(arguments[0]), String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    }

    static List<String> tasks(String one, String other, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> JSON.writeValueAsString(task(one, other, i)))
                .toList();
    }

    private static Map<String, ?> task(String one, String other, int number) {
        int first = 17 + 13 * number;
        int second = 25 + 7 * number;
        var right = "The sum of %d and %d is **%d**.".formatted(first, second, first + second);
        var wrong = "The sum of %d and %d is **%d**.".formatted(first, second, first + second + 10);
        boolean oneIsRight = number % 2 == 0;
        return Map.of(
                "task_id",
                "gold-%03d".formatted(number),
                "prompt",
                "Add %d and %d. Give the sum.".formatted(first, second),
                "category",
                "gold",
                "responses",
                List.of(
                        Map.of("model", one, "content", oneIsRight ? right : wrong),
                        Map.of("model", other, "content", oneIsRight ? wrong : right)),
                "gold",
                Map.of("winner", oneIsRight ? one : other));
    }
}
