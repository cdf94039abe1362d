package dev.evenhand.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One turn of a conversation: who speaks (system, developer, user, assistant or tool) and what. */
public record Message(String role, String text) {
    /** The role of a turn in which a tool is called. */
    static final String TOOL_CALL = "tool_call";

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Reads messages as the database keeps them. */
    public static List<Message> list(String json) {
        return list(JSON.readTree(json));
    }

    /** All that is said, in order. */
    public static String text(List<Message> messages) {
        return messages.stream().map(Message::text).collect(Collectors.joining("\n\n"));
    }

    /** A tool that was called is a turn of its own, so that it is masked, read and folded like any other. */
    static List<Message> list(JsonNode messages) {
        return messages.valueStream().flatMap(Message::turns).toList();
    }

    private static Stream<Message> turns(JsonNode message) {
        var role = message.path("role").asString("");
        var calls = message.path("tool_calls").valueStream().map(call -> call(call.path("function"), "arguments"));
        var content = message.path("content");
        if (!content.isArray()) {
            var text = content.asString("");
            return Stream.concat(
                    text.isEmpty() && !message.path("tool_calls").isEmpty()
                            ? Stream.of()
                            : Stream.of(new Message(role, text)),
                    calls);
        }
        return Stream.concat(parts(role, content), calls);
    }

    /** Texts and pictures that stand together are one turn. */
    private static Stream<Message> parts(String role, JsonNode content) {
        var turns = new ArrayList<Message>();
        var said = new ArrayList<String>();
        for (var part : content) {
            var type = part.path("type").asString("");
            if (!type.equals("tool_use") && !type.equals("tool_result")) {
                said.add(type.equals("text") ? part.path("text").asString("") : "[image not shown]");
                continue;
            }
            if (!said.isEmpty()) {
                turns.add(new Message(role, String.join("\n\n", said)));
                said.clear();
            }
            turns.add(type.equals("tool_use") ? call(part, "input") : new Message("tool", text(part.path("content"))));
        }
        if (!said.isEmpty() || turns.isEmpty()) {
            turns.add(new Message(role, String.join("\n\n", said)));
        }
        return turns.stream();
    }

    private static Message call(JsonNode function, String arguments) {
        return new Message(TOOL_CALL, function.path("name").asString("") + "\n" + text(function.path(arguments)));
    }

    /** What is no text, as JSON; of parts, their texts. */
    private static String text(JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        return value.isArray()
                ? value.valueStream()
                        .map(part -> part.path("text").asString("[image not shown]"))
                        .collect(Collectors.joining("\n\n"))
                : value.isMissingNode()
                        ? ""
                        : JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }
}
