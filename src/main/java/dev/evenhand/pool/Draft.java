package dev.evenhand.pool;

import dev.evenhand.commitment.CanonicalJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/** A task as another tool's record tells it: perhaps without an id, perhaps only an answer to a task known already. */
final class Draft {
    private static final int HASH_DIGITS = 16;

    private final List<Entry.Answer> answers = new ArrayList<>();
    private final Map<String, Integer> samples = new HashMap<>();
    private @Nullable String id;
    private @Nullable ArrayNode prompt;
    private String category = "";
    private String language = "";
    private List<String> tags = List.of();

    void id(@Nullable String given) {
        id = given;
    }

    void prompt(ArrayNode conversation) {
        prompt = conversation;
    }

    /** A second answer of the same model is its second sample. */
    void answer(String model, ArrayNode conversation) {
        answers.add(EntryContent.answer(model, samples.merge(model, 1, Integer::sum), conversation));
    }

    void labels(String category, String language, List<String> tags) {
        this.category = category;
        this.language = language;
        this.tags = tags;
    }

    void offer(long line, EntrySink sink) {
        if (prompt != null) {
            sink.accept(line, entry(prompt));
        } else if (id != null) {
            sink.answers(line, id, answers);
        } else {
            throw new InvalidEntry("there is neither an id nor a prompt to tell the task by");
        }
    }

    /** Without an id of its own a task is known by its prompt: the same prompt is the same task, in every file. */
    private Entry entry(ArrayNode conversation) {
        var known = id == null ? "p-" + hash(conversation) : id;
        var content = new EntryContent(known);
        content.prompt(conversation);
        content.labels(category, language, tags);
        return id == null ? content.knownByPrompt(answers) : content.with(answers);
    }

    private static String hash(ArrayNode conversation) {
        var sha256 = CanonicalJson.sha256(EntryContent.canonical(conversation));
        return HexFormat.of().formatHex(sha256).substring(0, HASH_DIGITS);
    }
}
