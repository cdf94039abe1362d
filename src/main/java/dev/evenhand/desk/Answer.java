package dev.evenhand.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.evenhand.commitment.CanonicalJson;
import dev.evenhand.study.Scale.Verdict;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a rater answers to a ballot, in terms of the seats. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Answer(
        @Nullable Verdict verdict,
        @Nullable Integer strength,
        @Nullable Map<String, AxisAnswer> axes,
        @Nullable List<Flag> flags,
        @Nullable List<String> reasons,
        @Nullable String rationale,
        @Nullable Integer confidence,
        @Nullable List<Guess> guesses,
        @JsonProperty("active_ms") @Nullable Long activeMs,
        @JsonProperty("total_ms") @Nullable Long totalMs,
        @Nullable Seen scroll,
        @Nullable Device device) {

    /** How it was read is no part of what was judged. */
    private static final List<String> READING = List.of("active_ms", "total_ms", "scroll", "device");

    /** A bare verdict, as most are. */
    static Answer of(Verdict verdict) {
        return new Answer(verdict, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** Something wrong with the response in one seat, from 1 (minor) to 4 (extreme). */
    record Flag(
            @Nullable Verdict seat,
            @Nullable String flag,
            @Nullable Integer severity) {}

    /** What the rater takes the response in one seat to come from, in words of his own. */
    record Guess(@Nullable Verdict seat, @Nullable String text) {}

    /** How far each response was on the screen, in per cent of its height. */
    record Seen(@Nullable Integer a, @Nullable Integer b) {

        boolean toEnd() {
            return a != null && a >= 100 && b != null && b >= 100;
        }
    }

    /** SHA-256 of what was judged; how long it took is no part of it, so that the same answer sent again is the same. */
    byte[] digest(JsonMapper json) {
        var judged = (ObjectNode) json.valueToTree(this);
        judged.remove(READING);
        return CanonicalJson.sha256(CanonicalJson.write(judged));
    }

    int strengthOrZero() {
        return strength == null ? 0 : strength;
    }
}
