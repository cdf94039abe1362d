package dev.evenhand.ledger;

import dev.evenhand.TestDatabase;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What of a node writes ledgers, without the rest of the app: several on one database or folder, or on copies. */
final class LedgerNode {

    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final Ledgers ledgers;
    final Checkpoints checkpoints;
    final Anchors anchors;
    final LedgerKey key;
    final AnchorCheck anchorCheck;
    final LogKeeper keeper;
    final Succession succession;
    final LedgerWriter writer;
    final BundleLog bundles;
    private final Sequencer sequencer;

    LedgerNode(TestDatabase database, Path folder) {
        var source = database.app();
        jdbc = JdbcClient.create(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        var json = JsonMapper.shared();
        var entries = new Entries(jdbc);
        var trees = new Trees(jdbc, entries);
        var pseudonyms = new Pseudonyms(jdbc);
        ledgers = new Ledgers(jdbc);
        checkpoints = new Checkpoints(jdbc);
        anchors = new Anchors(folder);
        key = new LedgerKey(jdbc);
        anchorCheck = new AnchorCheck(anchors, ledgers, entries, trees, checkpoints, key);
        sequencer =
                new Sequencer(
                        jdbc,
                        ledgers,
                        entries,
                        trees,
                        new BallotFacts(jdbc, pseudonyms, json),
                        pseudonyms,
                        new Guesses(jdbc, pseudonyms),
                        json) {
                    @Override
                    public int sequence(long study) {
                        return whole(() -> super.sequence(study));
                    }
                };
        keeper = new LogKeeper(ledgers, entries, trees, checkpoints, key, anchorCheck) {
            @Override
            public Optional<Checkpoint> sign(long study) {
                return whole(() -> super.sign(study));
            }
        };
        succession = new Succession(jdbc, anchors);
        writer = new LedgerWriter(ledgers, sequencer, keeper, succession);
        bundles = new BundleLog(jdbc, ledgers, entries, trees, key, writer, checkpoints, pseudonyms, json);
    }

    /** As Spring wraps what is transactional. */
    private <T> T whole(Supplier<T> work) {
        var result = transaction.execute(status -> work.get());
        return Objects.requireNonNull(result);
    }

    /** A study of nothing but its ledger. */
    long study() {
        long study = jdbc.sql("""
                with p as (insert into pool (slug, name) values ('pool', 'Pool') returning id)
                insert into study (slug, name, pool_id, plan) select 'study', 'Study', id, '{}' from p returning id""").query(Long.class).single();
        tell(study, 1);
        ledgers.begin(key.installation());
        writer.write(study);
        return study;
    }

    void tell(long study, int entries) {
        jdbc.sql("""
                insert into ledger_outbox (study_id, type, facts)
                select :study, 'study.look', jsonb_build_object('n', n) from generate_series(1, :entries) n""").param("study", study).param("entries", entries).update();
    }

    /** Something happens and is signed, unless the log is or becomes frozen. */
    void goesOn(long study) {
        tell(study, 1);
        writer.write(study);
    }

    /** Writes what waits into the log without signing it. */
    void sequence(long study) {
        sequencer.sequence(study);
    }

    String origin() {
        return key.origin("study");
    }

    Checkpoint kept() {
        return Checkpoint.parse(anchors.of(origin()).orElseThrow().text());
    }

    Checkpoint signed(long study) {
        return Checkpoint.parse(checkpoints.checkpoint(study).orElseThrow().text());
    }

    String frozen(long study) {
        return ledgers.frozen(study).orElse("");
    }
}
