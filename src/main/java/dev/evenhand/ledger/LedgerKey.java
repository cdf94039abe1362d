package dev.evenhand.ledger;

import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The key that all nodes of an installation sign their logs with; made when first asked for. */
@Component
class LedgerKey {

    private final JdbcClient jdbc;

    LedgerKey(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Pair(byte[] secret, byte[] open) {}

    /** The name of a log of this installation begins with this: it cannot be that of another's. */
    String installation() {
        return "evenhand-" + HexFormat.of().formatHex(Hash.leaf(pair().open()).bytes(), 0, 8);
    }

    /** Signs in the name of one log, as checkpoints should be. */
    NoteSigner signer(String origin) {
        return NoteSigner.of(origin, pair().secret(), pair().open());
    }

    private Pair pair() {
        return stored().orElseGet(() -> {
            var fresh = NoteSigner.newPair();
            jdbc.sql("insert into ledger_key (secret, public) values (:secret, :public) on conflict do nothing")
                    .param("secret", fresh.getPrivate().getEncoded())
                    .param("public", fresh.getPublic().getEncoded())
                    .update();
            // Another node may have been first.
            return stored().orElseThrow();
        });
    }

    private Optional<Pair> stored() {
        return jdbc.sql("select secret, public from ledger_key")
                .query((row, n) -> new Pair(row.getBytes(1), row.getBytes(2)))
                .optional();
    }
}
