package dev.evenhand.desk;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.evenhand.pool.Message;
import dev.evenhand.study.Scale;
import java.time.Instant;
import java.util.List;

/** A ballot as a rater sees it. Nothing in it is derived from who wrote what, and the order of its fields is fixed. */
@JsonPropertyOrder({"ballot", "question", "scale", "task", "a", "b", "progress", "expires_at"})
record Sheet(
        String ballot,
        String question,
        Scale scale,
        Talk task,
        Talk a,
        Talk b,
        Progress progress,
        @JsonProperty("expires_at") Instant expiresAt) {

    /** What is said, turn by turn. */
    record Talk(List<Turn> messages) {
        static Talk of(List<Message> messages) {
            return new Talk(
                    messages.stream().map(m -> new Turn(m.role(), m.text())).toList());
        }

        List<Message> asMessages() {
            return messages.stream()
                    .map(t -> new Message(t.role(), t.content()))
                    .toList();
        }
    }

    record Turn(String role, String content) {}

    /** How many votes this rater has given, of how many at the most. */
    record Progress(long done, long of) {
        long percent() {
            return of == 0 ? 100 : Math.min(100, 100 * done / of);
        }
    }
}
