package dev.evenhand.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes messages of ours out of the ways in which other tools write down who said what. */
final class Turns {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final Pattern MARK = Pattern.compile("\\n<extra_id_1>(User|Assistant)(?:\\n|\\Z)");

    private Turns() {}

    /** Two conversations that begin with the same request, taken apart into it and the two answers. */
    record Battle(ArrayNode prompt, ArrayNode a, ArrayNode b) {}

    static ArrayNode of(JsonNode value, String where, String role) {
        if (value.isString()) {
            return Conversation.of(value.stringValue(), role);
        }
        if (value.isObject()) {
            return NODES.arrayNode().add(message(value, where));
        }
        if (!value.isArray() || value.isEmpty()) {
            throw new InvalidEntry(where + " must be a text or a list of messages");
        }
        var messages = NODES.arrayNode();
        for (int i = 0; i < value.size(); i++) {
            messages.add(message(value.get(i), where + "[" + i + "]"));
        }
        return messages;
    }

    /** Without what else is kept beside role and content: numbers of tokens, ids, empty pictures. */
    private static ObjectNode message(JsonNode message, String where) {
        if (!message.isObject() || !message.has("role") || !message.has("content")) {
            throw new InvalidEntry(where + " must be a message, {\"role\":…,\"content\":…}");
        }
        var cleaned = NODES.objectNode().put("role", message.path("role").asString(""));
        cleaned.set("content", content(message.get("content"), where + ".content"));
        return (ObjectNode) Conversation.of(cleaned, where, "").get(0);
    }

    private static JsonNode content(JsonNode content, String where) {
        if (content.isNull()) {
            return NODES.stringNode("");
        }
        if (content.path("answer").isString()) {
            return content.get("answer");
        }
        if (!content.isArray()) {
            return content;
        }
        var parts = NODES.arrayNode();
        for (int i = 0; i < content.size(); i++) {
            if (!content.get(i).isObject()) {
                throw new InvalidEntry(where + "[" + i + "] must be a part with its type");
            }
            var part = parts.addObject();
            content.get(i).forEachEntry((name, value) -> {
                if (!value.isNull()) {
                    part.set(name, value);
                }
            });
        }
        boolean oneText = parts.size() == 1
                && parts.get(0).path("type").asString("").equals("text")
                && parts.get(0).path("text").isString();
        return oneText ? parts.get(0).get("text") : parts;
    }

    /**
     * A conversation in one text, as HelpSteer 1 and 2 have it: a turn begins after a line with its speaker's mark, the
     * first is the user's (ASSISTANT_TURN_TEMPLATE and USER_TURN_TEMPLATE of NVIDIA's NeMo-Aligner).
     */
    static ArrayNode marked(ArrayNode prompt) {
        var text = prompt.get(0).path("content").asString("");
        var mark = MARK.matcher(text);
        if (prompt.size() > 1 || !mark.find()) {
            return prompt;
        }
        var messages = NODES.arrayNode();
        var role = "user";
        int from = 0;
        do {
            messages.addAll(Conversation.of(text.substring(from, mark.start()), role));
            role = mark.group(1).toLowerCase(Locale.ROOT);
            from = mark.end();
        } while (mark.find());
        return from == text.length() ? messages : messages.addAll(Conversation.of(text.substring(from), role));
    }

    /** Requests and answers in turn; an answer that is not there is empty. */
    static ArrayNode interleave(JsonNode requests, JsonNode answers) {
        var messages = NODES.arrayNode();
        for (int i = 0; i < requests.size(); i++) {
            messages.addObject()
                    .put("role", "user")
                    .put("content", requests.get(i).asString(""));
            if (i < answers.size()) {
                messages.addObject()
                        .put("role", "assistant")
                        .put("content", answers.get(i).asString(""));
            }
        }
        return messages;
    }

    /** What both have in common up to the last request is the prompt; what follows in each is its answer. */
    static Battle split(ArrayNode a, ArrayNode b) {
        int common = 0;
        while (common < Math.min(a.size(), b.size()) && a.get(common).equals(b.get(common))) {
            common++;
        }
        while (common > 0 && a.get(common - 1).path("role").asString("").equals("assistant")) {
            common--;
        }
        if (common == 0) {
            throw new InvalidEntry("the two conversations do not begin with the same request");
        }
        return new Battle(part(a, 0, common), answer(a, common, "first"), answer(b, common, "second"));
    }

    private static ArrayNode answer(ArrayNode conversation, int from, String which) {
        if (from >= conversation.size()) {
            throw new InvalidEntry("the " + which + " conversation has no answer after the request");
        }
        return part(conversation, from, conversation.size());
    }

    private static ArrayNode part(ArrayNode messages, int from, int to) {
        List<JsonNode> part = new ArrayList<>();
        for (int i = from; i < to; i++) {
            part.add(messages.get(i));
        }
        return NODES.arrayNode().addAll(part);
    }
}
