package dev.evenhand.ledger;

import dev.evenhand.TestDatabase;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a log of a million entries takes in the database to grow, to prove and to sign, beside a select of one row and a
 * commit of one. Prints medians and 99th percentiles in milliseconds; the argument is the number of entries.
 */
public final class LedgerStorageBench {

    private static final int ROUNDS = 1_000;
    private static final int WARM_UP = 200;

    private LedgerStorageBench() {}

    public static void main(String... arguments) {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        var database = TestDatabase.fresh().migrated();
        DataSource source = DataSourceBuilder.create()
                .url(database.url())
                .username(TestDatabase.APP)
                .password(database.appPassword())
                .build();
        var jdbc = JdbcClient.create(source);
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        var json = JsonMapper.shared();
        var ledgers = new Ledgers(jdbc);
        var entries = new Entries(jdbc);
        var trees = new Trees(jdbc, entries);
        var checkpoints = new Checkpoints(jdbc);
        var pseudonyms = new Pseudonyms(jdbc);
        var sequencer = new Sequencer(
                jdbc,
                ledgers,
                entries,
                trees,
                new BallotFacts(jdbc, pseudonyms, json),
                pseudonyms,
                new Guesses(jdbc, pseudonyms),
                json);
        var key = new LedgerKey(jdbc);
        var anchors = new Anchors(Path.of("target", "test-data", "checkpoints"));
        var keeper = new LogKeeper(
                ledgers,
                entries,
                trees,
                checkpoints,
                key,
                new AnchorCheck(anchors, ledgers, entries, trees, checkpoints, key));
        long study = study(jdbc);

        tell(jdbc, study, count);
        ledgers.begin(key.installation());
        long begun = System.nanoTime();
        while (transaction.execute(status -> sequencer.sequence(study)) > 0) {
            transaction.execute(status -> keeper.sign(study));
        }
        System.out.printf(
                "%,d entries, signed by the thousand: %.3f ms an entry%n",
                count, (System.nanoTime() - begun) / 1e6 / count);

        // As the server's own housekeeping leaves it, a minute after a load that no study ever is.
        database.asOwner()
                .sql("vacuum (analyze) ledger_outbox, ledger_entry, ledger_tile, ledger_checkpoint")
                .update();
        var random = new Random(1);
        print("one row", () -> checkpoints.signedAt(study, random.nextInt(count)));
        print("one commit", () -> tell(jdbc, study, 1));
        while (transaction.execute(status -> sequencer.sequence(study)) > 0) {
            transaction.execute(status -> keeper.sign(study));
        }
        print(
                "append of one",
                () -> tell(jdbc, study, 1),
                () -> transaction.execute(status -> sequencer.sequence(study)));
        print(
                "checkpoint",
                () -> {
                    tell(jdbc, study, 1);
                    transaction.execute(status -> sequencer.sequence(study));
                },
                () -> transaction.execute(status -> keeper.sign(study)));
        long size = checkpoints.signedSize(study);
        print("inclusion proof", () -> trees.tree(study, size).inclusion(random.nextInt(count)));
        print("consistency proof", () -> trees.tree(study, size).consistency(random.nextInt(count)));
        System.exit(0);
    }

    private static long study(JdbcClient jdbc) {
        return jdbc.sql("""
                with p as (insert into pool (slug, name) values ('bench', 'bench') returning id)
                insert into study (slug, name, pool_id, plan) select 'bench', 'bench', id, '{}' from p returning id""").query(Long.class).single();
    }

    private static void tell(JdbcClient jdbc, long study, int entries) {
        jdbc.sql("""
                insert into ledger_outbox (study_id, type, facts)
                select :study, 'study.look', jsonb_build_object('detail', repeat('x', 300), 'n', n)
                from generate_series(1, :entries) n""").param("study", study).param("entries", entries).update();
    }

    private static void print(String what, Runnable work) {
        print(what, () -> {}, work);
    }

    private static void print(String what, Runnable before, Runnable work) {
        var times = new double[ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            before.run();
            long begun = System.nanoTime();
            work.run();
            if (i >= 0) {
                times[i] = (System.nanoTime() - begun) / 1e6;
            }
        }
        Arrays.sort(times);
        System.out.printf("%-18s median %.2f ms, 99%% %.2f ms%n", what, times[ROUNDS / 2], times[ROUNDS * 99 / 100]);
    }
}
