package dev.evenhand.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a rater holds of a vote that was stored: the same for the same answer, however often it is sent.
 *
 * @param receipt the salted hash of the answer, in hex: what the promise and the ledger's entry say as well
 * @param salt with it and the answer anybody can make {@code receipt} again; told to the rater alone
 * @param promise the ledger's signed word that the vote will be in it
 * @param url the page where the receipt is checked without signing in
 * @param proof that the vote is in the ledger, once it is; absent in the first answer
 * @param revision which revision of the vote, from 2 on; none for the vote as it was first given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Receipt(
        String ballot,
        String receipt,
        @JsonProperty("recorded_at") Instant recordedAt,
        @Nullable Integer revision,
        String salt,
        String promise,
        String url,
        @Nullable String proof) {

    Receipt proved(@Nullable String proof) {
        return new Receipt(ballot, receipt, recordedAt, revision, salt, promise, url, proof);
    }
}
