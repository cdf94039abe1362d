package dev.evenhand.pool;

import dev.evenhand.commitment.CanonicalJson;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Gathers the parts of a task and brings them into the canonical form that its digest is taken of. */
final class EntryContent {
    private final ObjectNode whole = JsonNodeFactory.instance.objectNode();
    private final String taskId;
    private String messages = "";
    private String promptText = "";
    private String category = "";
    private String language = "";
    private List<String> tags = List.of();
    private @Nullable String goldWinner;
    private final Set<String> lacks =
            new TreeSet<>(List.of("category", "language", "tags", "gold", "safety", "metadata"));

    EntryContent(String taskId) {
        this.taskId = taskId;
        whole.put("task_id", taskId).put("category", "").put("language", "").putArray("tags");
    }

    void prompt(ArrayNode conversation) {
        messages = canonical(conversation);
        promptText = Message.text(Message.list(conversation));
        if (promptText.isBlank()) {
            throw new InvalidEntry("the prompt is empty");
        }
        whole.set("prompt", conversation);
    }

    /** Where a format cannot tell empty from missing, what is empty is missing. */
    void labels(String category, String language, List<String> tags) {
        if (!category.isEmpty()) {
            category(category);
        }
        if (!language.isEmpty()) {
            language(language);
        }
        if (!tags.isEmpty()) {
            tags(tags);
        }
    }

    void category(String name) {
        lacks.remove("category");
        category = name;
        whole.put("category", name);
    }

    void language(String code) {
        lacks.remove("language");
        language = code;
        whole.put("language", code);
    }

    void tags(List<String> names) {
        lacks.remove("tags");
        tags = names;
        var list = whole.putArray("tags");
        names.forEach(list::add);
    }

    void gold(@Nullable ObjectNode gold) {
        put("gold", gold);
        goldWinner = gold == null ? null : gold.path("winner").asString("");
    }

    void goldWinner(String winner) {
        if (!winner.isBlank()) {
            gold(JsonNodeFactory.instance.objectNode().put("winner", Texts.id(winner, "gold_winner")));
        }
    }

    void safety(@Nullable ObjectNode safety) {
        put("safety", safety);
    }

    void metadata(@Nullable ObjectNode metadata) {
        put("metadata", metadata);
    }

    private void put(String name, @Nullable ObjectNode value) {
        lacks.remove(name);
        if (value != null) {
            whole.set(name, value);
        }
    }

    Entry with(List<Entry.Answer> answers) {
        return entry(answers, false);
    }

    /** Its id was made of its prompt: where the pool has the prompt under another id, that one is meant. */
    Entry knownByPrompt(List<Entry.Answer> answers) {
        return entry(answers, true);
    }

    private Entry entry(List<Entry.Answer> answers, boolean knownByPrompt) {
        return new Entry(
                taskId,
                messages,
                promptText,
                category,
                language,
                tags,
                part("gold"),
                goldWinner,
                part("safety"),
                part("metadata"),
                CanonicalJson.sha256(canonical(whole)),
                knownByPrompt,
                Set.copyOf(lacks),
                List.copyOf(answers));
    }

    private @Nullable String part(String name) {
        var value = whole.get(name);
        return value == null ? null : canonical(value);
    }

    static Entry.Answer answer(String model, int sample, ArrayNode conversation) {
        var messages = canonical(conversation);
        var text = Message.text(Message.list(conversation));
        return new Entry.Answer(model, sample, messages, text, Characters.count(text), CanonicalJson.sha256(messages));
    }

    static String canonical(JsonNode value) {
        try {
            return CanonicalJson.write(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidEntry(String.valueOf(e.getMessage()));
        }
    }
}
