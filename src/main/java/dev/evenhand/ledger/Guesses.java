package dev.evenhand.ledger;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Binds the words in which raters said who wrote a response, by a hash whose key goes with the rater. */
@Component
class Guesses {

    private final JdbcClient jdbc;
    private final Pseudonyms pseudonyms;

    Guesses(JdbcClient jdbc, Pseudonyms pseudonyms) {
        this.jdbc = jdbc;
        this.pseudonyms = pseudonyms;
    }

    /** Nothing where there were no words, or are none any more. */
    Optional<String> words(long study, UUID ballot, long rater) {
        return jdbc.sql("select text from blinding_answer where study_id = :study and ballot_id = :ballot")
                .param("study", study)
                .param("ballot", ballot)
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(text -> text)
                .flatMap(text -> words(ballot, rater, text));
    }

    Optional<String> words(UUID ballot, long rater, @Nullable String text) {
        return Optional.ofNullable(text)
                .flatMap(said -> pseudonyms
                        .key(rater, "guess|" + VoteHash.hex(ballot))
                        .map(secret -> HexFormat.of().formatHex(Pseudonyms.hmac(secret, said))));
    }
}
