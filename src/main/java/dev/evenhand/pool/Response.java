package dev.evenhand.pool;

import java.util.List;

/** What one model answered to one task. Only pages for admins may show its model or its digest. */
public record Response(
        long id, long taskId, String model, int sample, List<Message> messages, int characters, String digest) {
    public Response {
        messages = List.copyOf(messages);
    }
}
