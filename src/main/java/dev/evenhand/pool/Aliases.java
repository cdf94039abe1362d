package dev.evenhand.pool;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/** Reads a record of another tool's format, each as that tool publishes it, into a draft of a task. */
final class Aliases {
    static final List<String> OUTPUT = List.of("output", "response", "completion", "answer", "text", "model_output");

    /** Potato's items may have no request at all, and a rater must not look for one. */
    static final String NO_REQUEST = "There is no request: compare the two texts as they stand.";

    private static final String FIRST = "answer of the first model";
    private static final String SECOND = "answer of the second model";
    private static final String ANSWER = "answer";

    private final ModelsGiven models;

    Aliases(ModelsGiven models) {
        this.models = models;
    }

    Draft read(Format format, Fields record) {
        var draft = new Draft();
        switch (format) {
            case ALPACA_EVAL -> alpacaEval(record, draft);
            case ALPACA_OUTPUTS -> alpacaOutputs(record, draft);
            case ARENA_HARD_QUESTIONS -> ArenaHard.question(record, draft);
            case ARENA_HARD_ANSWERS -> ArenaHard.answer(record, draft, models);
            case LMARENA -> Battles.lmArena(record, draft);
            case LMSYS -> Battles.lmsys(record, draft);
            case TULU -> tulu(record, draft);
            case LABEL_STUDIO -> labelStudio(record, draft);
            case HELPSTEER -> helpSteer(record, draft);
            case HELPSTEER_SCORED -> helpSteerScored(record, draft);
            case POTATO -> potato(record, draft);
            case PRODIGY -> prodigy(record, draft);
            case LLM_COMPARATOR -> comparator(record, draft);
            case OUTPUTS -> outputs(record, draft);
            case PROMPTS -> prompts(record, draft);
            case NATIVE -> throw new IllegalArgumentException("not an alias");
        }
        record.finish();
        return draft;
    }

    private void alpacaEval(Fields record, Draft draft) {
        alpacaPrompt(record, draft);
        pair(record, draft, "output_1", "output_2", "generator_1", "generator_2");
    }

    private void alpacaOutputs(Fields record, Draft draft) {
        alpacaPrompt(record, draft);
        draft.answer(models.only(record, "generator", "model"), text(record, ANSWER, "assistant", "output"));
    }

    /** AlpacaFarm keeps what an instruction is about in a field of its own. */
    private static void alpacaPrompt(Fields record, Draft draft) {
        var instruction = text(record, "prompt", "user", "instruction");
        var about = record.find("end of the prompt", "input");
        if (about != null && about.isString() && !about.stringValue().isBlank()) {
            var whole = Message.text(Message.list(instruction)) + "\n\n" + about.stringValue();
            instruction = Conversation.of(whole, "user");
        }
        draft.id(record.optionalId("id"));
        draft.prompt(instruction);
        labels(record, draft);
    }

    private static void tulu(Fields record, Draft draft) {
        draft.id(record.optionalId("id"));
        draft.prompt(text(record, "prompt", "user", "prompt", "messages"));
        labels(record, draft);
        var completions = record.take("answers with their models", "completions");
        if (!completions.isArray()) {
            throw new InvalidEntry("completions must be a list");
        }
        for (int i = 0; i < completions.size(); i++) {
            var where = "completions[" + i + "]";
            var completion = completions.get(i);
            if (!completion.path("model").isString() || !completion.hasNonNull("completion")) {
                throw new InvalidEntry(where + " must have a model and a completion");
            }
            draft.answer(
                    Texts.id(completion.get("model"), where + ".model"),
                    Turns.of(completion.get("completion"), where + ".completion", "assistant"));
        }
    }

    private void labelStudio(Fields whole, Draft draft) {
        var record = whole.has("data") ? whole.inside("data") : whole;
        draft.id(record == whole ? record.optionalId("task_id", "id") : whole.optionalId("id"));
        draft.prompt(text(record, "prompt", "user", "prompt"));
        labels(record, draft);
        pair(record, draft, "answer1", "answer2", "model1", "model2");
        if (record != whole) {
            record.finish();
        }
    }

    private void helpSteer(Fields record, Draft draft) {
        draft.id(record.optionalId("id"));
        draft.prompt(Turns.marked(text(record, "prompt", "user", "context", "prompt")));
        labels(record, draft);
        boolean third = record.has("response1");
        pair(
                record,
                draft,
                third ? "response1" : "response_1",
                third ? "response2" : "response_2",
                "model_1",
                "model_2");
    }

    /** HelpSteer has a response a line, and those to one prompt follow each other: they become samples. */
    private void helpSteerScored(Fields record, Draft draft) {
        draft.prompt(Turns.marked(text(record, "prompt", "user", "prompt")));
        draft.answer(models.first(record, "response", "model"), text(record, ANSWER, "assistant", "response"));
    }

    private void potato(Fields record, Draft draft) {
        draft.id(record.id("id"));
        boolean asked = record.has("prompt") || record.has("text") || record.has("instruction");
        draft.prompt(
                asked
                        ? text(record, "prompt", "user", "prompt", "text", "instruction")
                        : Conversation.of(NO_REQUEST, "user"));
        labels(record, draft);
        var responses = record.take("answers of the first and the second model", "responses");
        if (responses.size() != 2) {
            throw new InvalidEntry("responses must be a list of two texts");
        }
        draft.answer(
                models.first(record, "response 1", "model_a"), Turns.of(responses.get(0), "responses[0]", "assistant"));
        draft.answer(
                models.second(record, "response 2", "model_b"),
                Turns.of(responses.get(1), "responses[1]", "assistant"));
    }

    private void prodigy(Fields record, Draft draft) {
        draft.id(record.id("id"));
        if (record.has("input")) {
            var input = record.inside("input");
            draft.prompt(text(input, "prompt", "user", "text"));
            input.finish();
        }
        var output = record.inside("output");
        draft.answer(models.only(record, "model"), text(output, ANSWER, "assistant", "text"));
        output.finish();
    }

    private void comparator(Fields record, Draft draft) {
        draft.id(record.optionalId("id", "task_id"));
        draft.prompt(text(record, "prompt", "user", "input_text"));
        labels(record, draft);
        pair(record, draft, "output_text_a", "output_text_b", "model_a", "model_b");
    }

    private void outputs(Fields record, Draft draft) {
        draft.id(record.id("id"));
        if (record.has("prompt") || record.has("instruction")) {
            draft.prompt(text(record, "prompt", "user", "prompt", "instruction"));
            labels(record, draft);
        }
        draft.answer(
                models.only(record, "model", "generator", "model_id", "model_name"),
                text(record, ANSWER, "assistant", OUTPUT.toArray(String[]::new)));
    }

    private static void prompts(Fields record, Draft draft) {
        draft.id(record.id("id"));
        draft.prompt(text(record, "prompt", "user", "prompt"));
        labels(record, draft);
    }

    private void pair(Fields record, Draft draft, String a, String b, String modelA, String modelB) {
        var first = text(record, FIRST, "assistant", a);
        var second = text(record, SECOND, "assistant", b);
        draft.answer(models.first(record, a, modelA, "generator"), first);
        draft.answer(models.second(record, b, modelB), second);
    }

    static void labels(Fields record, Draft draft) {
        draft.labels(
                record.label("category", "category", "dataset", "domain"),
                record.label("language", "language"),
                record.tags("tags"));
    }

    static ArrayNode text(Fields record, String meaning, String role, String... names) {
        var value = record.take(meaning, names);
        return Turns.of(value, record.where(nameOf(record, names)), role);
    }

    private static String nameOf(Fields record, String... names) {
        for (var name : names) {
            if (record.has(name)) {
                return name;
            }
        }
        return names[0];
    }
}
