package dev.evenhand.ledger;

import dev.evenhand.commitment.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What promise, receipt and entry have in common: the hash of an answer under a salt that its rater gets to know, so that
 * the rater can recognise the answer in it and nobody else can guess it.
 */
final class VoteHash {

    private static final byte[] LABEL = "evenhand-vote/v1\0".getBytes(StandardCharsets.UTF_8);

    private VoteHash() {}

    /** What the salt of one vote is drawn for. */
    static String purpose(UUID ballot, int revision) {
        return "vote|%s|%d".formatted(hex(ballot), revision);
    }

    /** @param digest SHA-256 of the answer's RFC 8785 JSON */
    static Hash of(byte[] salt, byte[] digest) {
        return Hash.of(Sha256.of(LABEL, salt, digest));
    }

    /** A ballot's id as raters know it. */
    static String hex(UUID ballot) {
        return ballot.toString().replace("-", "");
    }
}
