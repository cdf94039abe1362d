package dev.evenhand.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stands for a rater in a ledger: a hash under a salt of their own, without which it leads to nobody. */
@Component
class Pseudonyms {

    private static final int LENGTH = 16;

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    Pseudonyms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String of(long rater) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt(rater), "HmacSHA256"));
            var hash = mac.doFinal(("evenhand-rater/v1|" + rater).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] salt(long rater) {
        return stored(rater).orElseGet(() -> {
            var salt = new byte[32];
            random.nextBytes(salt);
            jdbc.sql("insert into ledger_salt (rater_id, salt) values (:rater, :salt) on conflict do nothing")
                    .param("rater", rater)
                    .param("salt", salt)
                    .update();
            return stored(rater).orElseThrow();
        });
    }

    private Optional<byte[]> stored(long rater) {
        return jdbc.sql("select salt from ledger_salt where rater_id = :rater")
                .param("rater", rater)
                .query((row, n) -> row.getBytes(1))
                .optional();
    }
}
