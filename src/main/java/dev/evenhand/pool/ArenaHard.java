package dev.evenhand.pool;

import tools.jackson.databind.JsonNode;

/** Arena-Hard's question file and its answer files, one per model, as versions 0.1 and 2.0 write them. */
final class ArenaHard {
    private ArenaHard() {}

    static void question(Fields record, Draft draft) {
        draft.id(record.id("question_id", "uid"));
        draft.labels(
                record.label("category", "subcategory", "category"),
                record.label("language", "language"),
                record.tags("tags"));
        if (record.has("prompt")) {
            draft.prompt(Aliases.text(record, "prompt", "user", "prompt"));
            return;
        }
        var turns = record.take("prompt", "turns");
        if (!turns.isArray() || turns.size() != 1) {
            throw new InvalidEntry(
                    "turns must be a list with one turn: a later one would depend on each model's answer");
        }
        draft.prompt(Turns.of(content(turns.get(0)), "turns[0]", "user"));
    }

    static void answer(Fields record, Draft draft, ModelsGiven models) {
        draft.id(record.id("question_id", "uid"));
        var model = models.only(record, "model_id", "model");
        if (record.has("messages")) {
            lastMessage(record, draft, model);
            return;
        }
        var choices = record.take("answers, each a sample", "choices");
        if (!choices.isArray() || choices.isEmpty()) {
            throw new InvalidEntry("choices must be a list of answers");
        }
        for (int i = 0; i < choices.size(); i++) {
            var turns = choices.get(i).path("turns");
            if (!turns.isArray() || turns.size() != 1) {
                throw new InvalidEntry("choices[" + i + "].turns must be a list with one turn");
            }
            draft.answer(model, Turns.of(content(turns.get(0)), "choices[" + i + "].turns[0]", "assistant"));
        }
    }

    private static void lastMessage(Fields record, Draft draft, String model) {
        var messages = Turns.of(record.take("the last message is the answer", "messages"), "messages", "assistant");
        var last = messages.get(messages.size() - 1);
        if (!last.path("role").asString("").equals("assistant")) {
            throw new InvalidEntry("messages does not end with a message of the assistant");
        }
        draft.answer(model, messages.arrayNode().add(last));
    }

    private static JsonNode content(JsonNode turn) {
        return turn.isObject() && turn.has("content") ? turn.get("content") : turn;
    }
}
