package dev.evenhand.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What stands for a rater in a ledger, and the salts of what the rater said: all follow from 32 random bytes of the
 * rater's own, without which they lead to nobody and cannot be made again.
 */
@Component
class Pseudonyms {

    /** Stands where somebody was, once that person is erased. */
    static final String ERASED = "erased";

    private static final int LENGTH = 16;
    private static final int MOST_KNOWN = 10_000;

    private final JdbcClient jdbc;
    private final Map<Long, byte[]> known = new ConcurrentHashMap<>();

    Pseudonyms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String of(long rater) {
        return key(rater, "rater")
                .map(hash -> HexFormat.of().formatHex(hash, 0, LENGTH))
                .orElseGet(() -> nameOfNobody(rater));
    }

    /** Two who are erased stay two: their votes are clusters of their own in every interval. */
    private String nameOfNobody(long rater) {
        return jdbc.sql("select name from rater where id = :rater and erased_at is not null")
                .param("rater", rater)
                .query(String.class)
                .optional()
                .orElse(ERASED);
    }

    /** The 32 bytes that one purpose gets of a rater's salt; nothing once the rater is erased. */
    Optional<byte[]> key(long rater, String purpose) {
        return salt(rater).map(salt -> hmac(salt, "evenhand-%s/v1|%d".formatted(purpose, rater)));
    }

    /** Leaves nothing that leads from the ledger to this rater. */
    void erase(long rater) {
        jdbc.sql("update ledger_salt set salt = null, erased_at = now() where rater_id = :rater and salt is not null")
                .param("rater", rater)
                .update();
        known.remove(rater);
    }

    static byte[] hmac(byte[] key, String message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Read once a node, since each vote asks: a salt never changes but to vanish, and then its rater votes no more. */
    private Optional<byte[]> salt(long rater) {
        var remembered = known.get(rater);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        var salt = stored(rater);
        salt.ifPresent(bytes -> remember(rater, bytes));
        return salt;
    }

    private void remember(long rater, byte[] salt) {
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        known.put(rater, salt);
    }

    private Optional<byte[]> stored(long rater) {
        return jdbc.sql("select salt from ledger_salt where rater_id = :rater and salt is not null")
                .param("rater", rater)
                .query((row, n) -> row.getBytes(1))
                .optional();
    }
}
