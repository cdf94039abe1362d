package dev.evenhand.pool;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Tells the format of a file from the fields of one record. File names and extensions say nothing reliable. */
final class Recognition {
    private static final int FIELDS_LISTED = 8;

    private Recognition() {}

    static Optional<Format> of(JsonNode record) {
        return Optional.ofNullable(
                has(record, "task_id") || answersAreObjects(record)
                        ? Format.NATIVE
                        : battle(record)
                                .or(() -> pair(record))
                                .or(() -> single(record))
                                .orElse(null));
    }

    private static Optional<Format> battle(JsonNode record) {
        return first(
                given(Format.LMARENA, has(record, "conversation_a", "conversation_b")),
                given(Format.LMSYS, has(record, "winner_model_a", "response_a") || has(record, "id", "response_a")),
                given(Format.TULU, has(record, "completions")));
    }

    private static Optional<Format> pair(JsonNode record) {
        return first(
                given(Format.ALPACA_EVAL, has(record, "instruction", "output_1")),
                given(Format.LABEL_STUDIO, has(record, "answer1") || has(record.path("data"), "answer1")),
                given(Format.HELPSTEER, has(record, "response_1") || has(record, "response1")),
                given(Format.POTATO, record.path("responses").isArray()),
                given(Format.LLM_COMPARATOR, has(record, "input_text", "output_text_a")));
    }

    private static Optional<Format> single(JsonNode record) {
        boolean arena = has(record, "question_id") || has(record, "uid");
        return first(
                given(Format.ALPACA_OUTPUTS, has(record, "instruction", "output")),
                given(Format.ARENA_HARD_ANSWERS, arena && (has(record, "choices") || has(record, "messages"))),
                given(Format.ARENA_HARD_QUESTIONS, arena && (has(record, "turns") || has(record, "prompt"))),
                given(Format.HELPSTEER_SCORED, has(record, "prompt", "response", "helpfulness")),
                given(Format.PRODIGY, has(record.path("output"), "text")),
                given(
                        Format.OUTPUTS,
                        has(record, "id") && Aliases.OUTPUT.stream().anyMatch(record::has)),
                given(Format.PROMPTS, has(record, "id", "prompt")));
    }

    @SafeVarargs
    private static Optional<Format> first(Optional<Format>... formats) {
        return Arrays.stream(formats).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Format> given(Format format, boolean holds) {
        return holds ? Optional.of(format) : Optional.empty();
    }

    private static boolean has(JsonNode record, String... names) {
        return Arrays.stream(names).allMatch(record::has);
    }

    private static boolean answersAreObjects(JsonNode record) {
        return record.path("responses").path(0).isObject();
    }

    /** What to say of a record in which nothing is recognised. */
    static String unknown(JsonNode record) {
        if (!record.isObject()) {
            return "a line must be one JSON object, {\"task_id\":…}";
        }
        var names = record.propertyNames().stream()
                .limit(FIELDS_LISTED)
                .map(Texts::quoted)
                .collect(Collectors.joining(", "));
        return (names.isEmpty() ? "there are no fields" : "the fields " + names + " are those of no known format")
                + "; a task has \"task_id\", \"prompt\" and \"responses\"";
    }
}
