package dev.evenhand.desk;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.evenhand.commitment.CanonicalJson;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * What a rater holds of a vote that was stored: the same for the same answer, however often it is sent.
 *
 * @param receipt SHA-256 over ballot, answer and time of recording, in hex
 */
record Receipt(
        String ballot,
        String receipt,
        @JsonProperty("recorded_at") Instant recordedAt) {

    static Receipt of(UUID ballot, byte[] answerDigest, Instant recordedAt) {
        var id = BallotId.text(ballot);
        var text =
                "evenhand-receipt/v1\n%s\n%s\n%s\n".formatted(id, HexFormat.of().formatHex(answerDigest), recordedAt);
        return new Receipt(id, HexFormat.of().formatHex(CanonicalJson.sha256(text)), recordedAt);
    }
}
