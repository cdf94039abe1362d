package dev.evenhand.pool;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One turn of a conversation: who speaks (system, developer, user, assistant or tool) and what. */
public record Message(String role, String text) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Reads messages as the database keeps them. */
    public static List<Message> list(String json) {
        return list(JSON.readTree(json));
    }

    /** All that is said, in order. */
    public static String text(List<Message> messages) {
        return messages.stream().map(Message::text).collect(Collectors.joining("\n\n"));
    }

    static List<Message> list(JsonNode messages) {
        return messages.valueStream()
                .map(message -> new Message(message.path("role").asString(""), content(message.path("content"))))
                .toList();
    }

    private static String content(JsonNode content) {
        return content.isString()
                ? content.stringValue()
                : content.valueStream().map(Message::part).collect(Collectors.joining("\n\n"));
    }

    /** A picture stays in the pool and is not shown: loading it would tell a rater's browser where it comes from. */
    private static String part(JsonNode part) {
        return part.path("type").asString("").equals("text") ? part.path("text").asString("") : "[image]";
    }
}
