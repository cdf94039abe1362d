package dev.evenhand.ledger;

import dev.evenhand.commitment.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Binds the votes of one import to the log: SHA-256 over a line of canonical JSON for each, in the order of the file. Raters
 * are numbered as they come, since the name of one who was erased is another afterwards.
 */
public final class ImportDigest {

    private final MessageDigest digest = sha256();
    private final Map<String, Integer> raters = new HashMap<>();

    /**
     * Adds the next vote.
     *
     * @param rater anything that tells raters apart
     * @param strength empty where none was given
     */
    void add(String task, String rater, String modelA, String modelB, String winner, String strength) {
        var line = JsonNodeFactory.instance
                .arrayNode()
                .add(task)
                .add(raters.computeIfAbsent(rater, next -> raters.size()))
                .add(modelA)
                .add(modelB)
                .add(winner)
                .add(strength);
        digest.update((CanonicalJson.write(line) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Of all votes so far; afterwards none can be added. */
    public byte[] digest() {
        return digest.digest();
    }

    String hex() {
        return HexFormat.of().formatHex(digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
