package dev.evenhand.pool;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request: a prompt or a conversation. `gold`, `safety` and `metadata` are JSON objects. */
public record Task(
        long id,
        long poolId,
        String taskId,
        List<Message> messages,
        String category,
        String language,
        List<String> tags,
        @Nullable String gold,
        @Nullable String safety,
        @Nullable String metadata,
        String digest) {
    public Task {
        messages = List.copyOf(messages);
        tags = List.copyOf(tags);
    }
}
