package dev.evenhand.ledger;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The key that all nodes of an installation sign their logs with; made at the first start, and never changed. */
@Component
class LedgerKey {

    private static final int MOST_KNOWN = 1_000;

    private final JdbcClient jdbc;
    private final Map<String, NoteSigner> signers = new ConcurrentHashMap<>();
    private final Pair pair;

    LedgerKey(JdbcClient jdbc) {
        this.jdbc = jdbc;
        // Before any transaction that could be rolled back over it.
        pair = stored().orElseGet(this::made);
    }

    private record Pair(byte[] secret, byte[] open) {}

    /** The name of a log of this installation begins with this: it cannot be that of another's. */
    String installation() {
        return "evenhand-" + HexFormat.of().formatHex(Hash.leaf(pair.open()).bytes(), 0, 8);
    }

    /** The name of a study's log, which its checkpoints and promises begin with. */
    String origin(String slug) {
        return installation() + "/" + slug;
    }

    /** Signs in the name of one log, as checkpoints should be. */
    NoteSigner signer(String origin) {
        if (signers.size() >= MOST_KNOWN) {
            signers.clear();
        }
        return signers.computeIfAbsent(origin, name -> NoteSigner.of(name, pair.secret()));
    }

    /** A second key would be another's: checkpoints and promises that are out would fit nothing any more. */
    private Pair made() {
        if (signed()) {
            throw new IllegalStateException(
                    "The key that signs the ledgers is gone from the table ledger_key, and there are"
                            + " signed checkpoints. Restore the database whole, from a backup that has both; a new key cannot stand in.");
        }
        var fresh = NoteSigner.newPair();
        jdbc.sql("insert into ledger_key (secret, public) values (:secret, :public) on conflict do nothing")
                .param("secret", fresh.getPrivate().getEncoded())
                .param("public", fresh.getPublic().getEncoded())
                .update();
        // Another node may have been first.
        return stored().orElseThrow();
    }

    private boolean signed() {
        return jdbc.sql("select exists (select 1 from ledger_checkpoint)")
                .query(Boolean.class)
                .single();
    }

    private Optional<Pair> stored() {
        return jdbc.sql("select secret, public from ledger_key")
                .query((row, n) -> new Pair(row.getBytes(1), row.getBytes(2)))
                .optional();
    }
}
