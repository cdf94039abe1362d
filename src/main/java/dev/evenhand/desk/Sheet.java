package dev.evenhand.desk;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.evenhand.pool.Message;
import dev.evenhand.study.Scale;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A ballot as a rater sees it. Nothing in it is derived from who wrote what, and the order of its fields is fixed. */
@JsonPropertyOrder({"ballot", "question", "scale", "task", "a", "b", "progress", "expires_at"})
record Sheet(
        String ballot,
        String question,
        Scale scale,
        Talk task,
        Talk a,
        Talk b,
        @JsonIgnore String language,
        Progress progress,
        @JsonProperty("expires_at") Instant expiresAt) {

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    /** The task's language for `lang`, where the pool names one as BCP 47 does: voices and hyphens go by it. */
    @JsonIgnore
    @Nullable
    public String lang() {
        return LANGUAGE.matcher(language).matches() ? language : null;
    }

    /** What is said, turn by turn. */
    record Talk(List<Turn> messages) {
        static Talk of(List<Message> messages) {
            return new Talk(
                    messages.stream().map(m -> new Turn(m.role(), m.text())).toList());
        }

        /** As it was written, without anything made of it. */
        public String raw() {
            return Message.text(asMessages());
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
