package dev.evenhand.pool;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Battles of LMArena and LMSYS: whole conversations with two models that begin alike. */
final class Battles {
    private Battles() {}

    /** Both the classic columns and those of the release with 140,000 battles. */
    static void lmArena(Fields record, Draft draft) {
        var a = conversation(record, "conversation_a");
        var b = conversation(record, "conversation_b");
        draft.id(record.optionalId("question_id", "id"));
        var code = record.find("tag “code”", "is_code");
        draft.labels("", record.label("language", "language"), isTrue(code) ? List.of("code") : List.of());
        answers(record, draft, Turns.split(a, b));
    }

    private static boolean isTrue(@Nullable JsonNode flag) {
        return flag != null && (flag.isBoolean() ? flag.booleanValue() : "true".equalsIgnoreCase(flag.asString("")));
    }

    private static ArrayNode conversation(Fields record, String name) {
        return Turns.of(listIn(record.take("prompt and answers", name), name), name, "assistant");
    }

    static void lmsys(Fields record, Draft draft) {
        var requests = listIn(record.take("prompt, a list of turns", "prompt"), "prompt");
        var a = listIn(record.take("answer of model_a, a list of turns", "response_a"), "response_a");
        var b = listIn(record.take("answer of model_b, a list of turns", "response_b"), "response_b");
        draft.id(record.optionalId("id"));
        Aliases.labels(record, draft);
        answers(record, draft, Turns.split(Turns.interleave(requests, a), Turns.interleave(requests, b)));
    }

    /** In a CSV a list stands as JSON in its cell. */
    private static JsonNode listIn(JsonNode value, String name) {
        var list = value.isString() ? parsed(value.stringValue(), name) : value;
        if (!list.isArray() || list.isEmpty()) {
            throw new InvalidEntry(name + " must be a list of turns");
        }
        return list;
    }

    private static JsonNode parsed(String json, String name) {
        try {
            var list = StrictJson.read(json);
            Texts.check(list);
            return list;
        } catch (JacksonException e) {
            throw new InvalidEntry(name + " must be a list of turns in JSON: " + e.getOriginalMessage());
        }
    }

    private static void answers(Fields record, Draft draft, Turns.Battle battle) {
        var first = Texts.id(record.take("model", "model_a"), "model_a");
        var second = Texts.id(record.take("model", "model_b"), "model_b");
        draft.prompt(battle.prompt());
        draft.answer(first, battle.a());
        draft.answer(second, battle.b());
    }
}
