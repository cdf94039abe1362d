package dev.evenhand.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.evenhand.commitment.CanonicalJson;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rater holds of a vote that was stored: the same for the same answer, however often it is sent.
 *
 * @param receipt SHA-256 over ballot, answer and time of recording, in hex
 * @param revision which revision of the vote, from 2 on; none for the vote as it was first given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Receipt(
        String ballot,
        String receipt,
        @JsonProperty("recorded_at") Instant recordedAt,
        @Nullable Integer revision) {

    static Receipt of(UUID ballot, byte[] answerDigest, Instant recordedAt) {
        return of(ballot, answerDigest, recordedAt, 1);
    }

    static Receipt of(UUID ballot, byte[] answerDigest, Instant recordedAt, int revision) {
        var id = BallotId.text(ballot);
        var text =
                "evenhand-receipt/v1\n%s\n%s\n%s\n".formatted(id, HexFormat.of().formatHex(answerDigest), recordedAt);
        return new Receipt(
                id, HexFormat.of().formatHex(CanonicalJson.sha256(text)), recordedAt, revision == 1 ? null : revision);
    }
}
