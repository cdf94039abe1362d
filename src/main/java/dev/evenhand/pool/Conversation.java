package dev.evenhand.pool;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Checks a prompt or a response, given as a text, one message or a list of messages, and makes a list of it. */
final class Conversation {
    private static final Set<String> ROLES = Set.of("system", "developer", "user", "assistant", "tool");
    private static final Set<String> FIELDS = Set.of("role", "content", "name", "tool_calls", "tool_call_id");
    private static final Set<String> PICTURES = Set.of("image", "image_url");

    private Conversation() {}

    static ArrayNode of(JsonNode value, String where, String role) {
        if (value.isString()) {
            return of(value.stringValue(), role);
        }
        var messages = JsonNodeFactory.instance.arrayNode();
        if (value.isObject()) {
            return messages.add(checked(value, where));
        }
        if (!value.isArray() || value.isEmpty()) {
            throw new InvalidEntry(where + " must be a text or a list of messages");
        }
        value.forEach(message -> messages.add(checked(message, where + "[" + messages.size() + "]")));
        return messages;
    }

    static ArrayNode of(String text, String role) {
        var nodes = JsonNodeFactory.instance;
        return nodes.arrayNode().add(nodes.objectNode().put("role", role).put("content", text));
    }

    private static JsonNode checked(JsonNode message, String where) {
        if (!message.isObject()) {
            throw new InvalidEntry(where + " must be a message, {\"role\":…,\"content\":…}");
        }
        Texts.checkNames(message, FIELDS, where + ".");
        var role = message.get("role");
        if (role == null || !role.isString() || !ROLES.contains(role.stringValue())) {
            throw new InvalidEntry(where + ".role must be one of system, developer, user, assistant, tool");
        }
        checkCalls(message, where);
        var content = message.get("content");
        if (content != null && !content.isNull() || !message.has("tool_calls")) {
            checkContent(content, where + ".content");
        }
        return message;
    }

    /** As chat interfaces write them: a function's name, and its arguments as a text. */
    private static void checkCalls(JsonNode message, String where) {
        var calls = message.path("tool_calls");
        boolean right = calls.isMissingNode()
                || calls.isArray() && !calls.isEmpty() && calls.valueStream().allMatch(Conversation::isCall);
        if (!right) {
            throw new InvalidEntry(where + ".tool_calls must be a list of {\"function\":{\"name\":…,\"arguments\":…}}");
        }
    }

    private static boolean isCall(JsonNode call) {
        return call.path("function").path("name").isString();
    }

    private static void checkContent(JsonNode content, String where) {
        if (content != null && content.isString()) {
            return;
        }
        if (content == null || !content.isArray()) {
            throw new InvalidEntry(where + " must be a text or a list of parts");
        }
        for (int i = 0; i < content.size(); i++) {
            checkPart(content.get(i), where + "[" + i + "]");
        }
    }

    private static void checkPart(JsonNode part, String where) {
        var type = part.isObject() ? part.path("type").asString("") : "";
        boolean text = type.equals("text") && part.path("text").isString();
        boolean tool = type.equals("tool_use") && part.path("name").isString() || type.equals("tool_result");
        if (!text && !tool && !PICTURES.contains(type)) {
            throw new InvalidEntry(
                    where + " must be a part of type text with its text, or of type image, tool_use or tool_result");
        }
    }
}
