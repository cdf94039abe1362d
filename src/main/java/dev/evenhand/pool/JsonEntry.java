package dev.evenhand.pool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks one JSON object of a pool file and makes an entry of it. */
final class JsonEntry {
    private static final Set<String> KNOWN = Set.of(
            "task_id",
            "prompt",
            "category",
            "language",
            "tags",
            "responses",
            "gold",
            "safety",
            "metadata",
            "allow_skip");

    private static final Set<String> KNOWN_OF_RESPONSE = Set.of("model", "content", "sample");

    private JsonEntry() {}

    static Entry of(@Nullable JsonNode line, Understanding understanding) {
        if (line == null || !line.isObject()) {
            throw new InvalidEntry("a line must be one JSON object, {\"task_id\":…}");
        }
        Texts.check(line);
        Texts.checkNames(line, KNOWN, "");
        leaveAside(line, understanding);
        var content = new EntryContent(Texts.id(Texts.required(line, "task_id"), "task_id"));
        content.prompt(Conversation.of(Texts.required(line, "prompt"), "prompt", "user"));
        given(line, "category", value -> content.category(Texts.label(value, "category")));
        given(line, "language", value -> content.language(Texts.label(value, "language")));
        given(line, "tags", value -> content.tags(Texts.tags(value)));
        given(line, "gold", value -> content.gold(gold(Texts.object(value, "gold"))));
        given(line, "safety", value -> content.safety(Safety.checked(Texts.object(value, "safety"))));
        given(line, "metadata", value -> content.metadata(Texts.object(value, "metadata")));
        return content.with(answers(Texts.required(line, "responses")));
    }

    private static void leaveAside(JsonNode line, Understanding understanding) {
        if (line.has("allow_skip")) {
            understanding.ignored("allow_skip");
            understanding.note("“allow_skip” is not kept: raters may skip any ballot, with a reason.");
        }
    }

    /** A field that is there takes what it held away, if it is null or empty. */
    private static void given(JsonNode line, String name, Consumer<JsonNode> field) {
        if (line.has(name)) {
            field.accept(line.get(name));
        }
    }

    private static @Nullable ObjectNode gold(@Nullable ObjectNode gold) {
        if (gold != null) {
            if (!gold.hasNonNull("winner")) {
                throw new InvalidEntry("gold has no answer: gold.winner names a model, tie or both_bad");
            }
            Texts.id(gold.get("winner"), "gold.winner");
            if (gold.hasNonNull("attention") && !gold.get("attention").isBoolean()) {
                throw new InvalidEntry("gold.attention must be true or false");
            }
        }
        return gold;
    }

    private static List<Entry.Answer> answers(JsonNode responses) {
        if (!responses.isArray()) {
            throw new InvalidEntry("responses must be a list");
        }
        if (responses.size() > Limits.RESPONSES) {
            throw new InvalidEntry("more than " + Limits.RESPONSES + " responses");
        }
        var answers = new ArrayList<Entry.Answer>();
        var seen = new HashMap<List<Object>, Integer>();
        for (int i = 0; i < responses.size(); i++) {
            var answer = answer(responses.get(i), "responses[" + i + "]");
            var first = seen.putIfAbsent(List.of(answer.model(), answer.sample()), i);
            if (first != null) {
                throw new InvalidEntry("responses[%d] and responses[%d] are both sample %d of model %s"
                        .formatted(first, i, answer.sample(), Texts.quoted(answer.model())));
            }
            answers.add(answer);
        }
        return answers;
    }

    private static Entry.Answer answer(JsonNode response, String where) {
        if (!response.isObject()) {
            throw new InvalidEntry(where + " must be an object, {\"model\":…,\"content\":…}");
        }
        Texts.checkNames(response, KNOWN_OF_RESPONSE, where + ".");
        if (!response.hasNonNull("model")) {
            throw new InvalidEntry(where + " has no model");
        }
        if (!response.hasNonNull("content")) {
            throw new InvalidEntry(where + " has no content");
        }
        var model = Texts.id(response.get("model"), where + ".model");
        var content = Conversation.of(response.get("content"), where + ".content", "assistant");
        return EntryContent.answer(model, sample(response.get("sample"), where), content);
    }

    private static int sample(@Nullable JsonNode sample, String where) {
        if (sample == null || sample.isNull()) {
            return 1;
        }
        if (!sample.isIntegralNumber() || !sample.canConvertToInt() || sample.intValue() < 1) {
            throw new InvalidEntry(where + ".sample must be a whole number from 1");
        }
        return sample.intValue();
    }
}
