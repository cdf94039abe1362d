package dev.evenhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.EvenhandTest;
import dev.evenhand.StudyFixture;
import dev.evenhand.TestDatabase;
import dev.evenhand.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The job that writes ledgers runs beside these tests, as another node would. */
@EvenhandTest
class LedgerTests {

    @Autowired
    StudyFixture fixture;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Ledgers ledgers;

    @Autowired
    Entries entries;

    @Autowired
    Trees trees;

    @Autowired
    Checkpoints checkpoints;

    @Autowired
    LedgerKey key;

    @Autowired
    Sequencer sequencer;

    @Autowired
    LogKeeper keeper;

    @Autowired
    LedgerWriter writer;

    @Autowired
    LedgerWatch watch;

    @Autowired
    LedgerAudit audit;

    @Autowired
    AnchorCheck anchorCheck;

    @Autowired
    Pseudonyms pseudonyms;

    @Autowired
    Erasure erasure;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void tellsOfRegistrationVotesAndWhatFollows() {
        var study = study();
        vote(study, 0);
        var log = written(study);

        assertThat(log)
                .extracting(LogEntry::type)
                .containsExactly(
                        "prereg.committed",
                        "tasks.frozen",
                        "variant.registered",
                        "variant.registered",
                        "rubric.set",
                        "study.design",
                        "study.opened",
                        "vote.cast");
        assertThat(log.get(0).body().get("plan").stringValue())
                .isEqualTo(study.planDigest().orElseThrow());
        var vote = log.get(7).body();
        assertThat(vote.get("answer").stringValue()).matches("[0-9a-f]{64}");
        assertThat(vote.get("rater").stringValue()).matches("[0-9a-f]{32}");
        assertThat(vote.get("salt").stringValue()).matches("[0-9a-f]{32}");
    }

    @Test
    void provesAVoteByAReceiptThatNeedsNoServer() {
        var study = study();
        vote(study, 0);
        var log = written(study);
        var note = checkpoints.checkpoint(study.id()).orElseThrow();
        var origin = key.installation() + "/" + study.slug();
        var trusted = List.of(NoteKey.parse(key.signer(origin).key().toString()));

        var receipt = LogProof.of(log.get(7), trees.tree(study.id(), log.size()), note)
                .toString();

        assertThat(LogProof.parse(receipt).open(origin, trusted)).isEqualTo(log.get(7));
    }

    @Test
    void writesEachOnceWhileManyCommitLateOrNotAtAll() throws Exception {
        var study = study();
        var threads = Executors.newFixedThreadPool(6);
        var work = new ArrayList<Callable<Object>>();
        IntStream.range(0, 4).forEach(writer -> work.add(() -> tell(study, writer)));
        IntStream.range(0, 2)
                .forEach(n -> work.add(() -> {
                    for (int i = 0; i < 60; i++) {
                        write(study);
                    }
                    return n;
                }));
        for (var done : threads.invokeAll(work)) {
            done.get();
        }
        threads.shutdown();

        var files = written(study).stream()
                .filter(entry -> entry.type().equals("votes.imported"))
                .map(entry -> entry.body().get("votes").longValue())
                .toList();
        // Each tenth was rolled back.
        assertThat(files).hasSize(4 * 36).doesNotHaveDuplicates();
        assertThat(files).allMatch(number -> number % 10 != 0);
    }

    @Test
    void keepsTilesThatGiveTheRootOfTheWholeLog() {
        var study = study();
        jdbc.sql("""
                insert into ledger_outbox (study_id, type, facts)
                select :study, 'study.look', jsonb_build_object('n', n) from generate_series(1, 700) n""").param("study", study.id()).update();
        var log = written(study);
        var whole = new GrowingTree();
        log.forEach(entry -> whole.append(entry.leaf()));

        assertThat(log).hasSize(707);
        for (long size : new long[] {1, 256, 300, 512, 702}) {
            assertThat(trees.tree(study.id(), size).root())
                    .isEqualTo(whole.at(size).root());
        }
        assertThat(jdbc.sql("select count(*) from ledger_tile where study_id = :study")
                        .param("study", study.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void signsNothingOverALogThatWasCut() {
        var study = study();
        written(study);
        asOwner("delete from ledger_entry where seq = 1 and study_id = " + study.id());

        vote(study, 0);
        writer.write(study.id());

        assertThat(watch.of(study.id()).frozen()).contains("is not what was signed");
    }

    @Test
    void signsNothingOverALogThatWasRewritten() {
        var study = study();
        written(study);
        asOwner("update ledger_entry set leaf = sha256(leaf) where seq = 0 and study_id = " + study.id());
        vote(study, 0);

        writer.write(study.id());

        assertThat(watch.of(study.id()).frozen()).contains("is not what was signed");
        assertThat(watch.alarm(study.slug())).isPresent();
    }

    @Test
    void noticesThatTheDatabaseIsAnOlderCopy() {
        var study = study();
        happen(study, 0);
        var log = written(study);
        long before = log.size();
        happen(study, 1);
        written(study);
        assertThat(audit.check(study.id())).isEmpty();

        // As it stood before the second, whole and rightly signed.
        asOwner("delete from ledger_entry where seq >= %d and study_id = %d".formatted(before, study.id()));
        asOwner(
                "ledger_checkpoint",
                "delete from ledger_checkpoint where size > %d and study_id = %d".formatted(before, study.id()));

        assertThat(audit.check(study.id())).singleElement().asString().contains("the database is an older copy");
        assertThat(watch.alarm(study.slug())).isPresent();
        anchorCheck.run(new DefaultApplicationArguments());
        assertThat(watch.of(study.id()).frozen()).contains("the database is an older copy");
        happen(study, 2);
        writer.write(study.id());
        assertThat(checkpoints.signedSize(study.id()))
                .as("nothing is signed over it")
                .isEqualTo(before);
    }

    @Test
    void signsNoOtherHistoryOnTopOfAnOlderCopy() {
        var study = study();
        happen(study, 0);
        long size = written(study).size();
        asOwner("delete from ledger_entry where seq = %d and study_id = %d".formatted(size - 1, study.id()));
        asOwner(
                "ledger_checkpoint",
                "delete from ledger_checkpoint where size = %d and study_id = %d".formatted(size, study.id()));

        happen(study, 1);
        writer.write(study.id());

        assertThat(watch.of(study.id()).frozen()).contains("is not what was signed");
    }

    @Test
    void findsAVoteThatSomebodyWithThePasswordChanged() {
        var study = study();
        vote(study, 0);
        written(study);
        assertThat(audit.check(study.id())).isEmpty();

        asOwner("vote", "update vote set verdict = 'model_a' where study_id = " + study.id());

        assertThat(audit.check(study.id()))
                .singleElement()
                .asString()
                .contains("verdict is \"model_a\" and was \"tie\"");
        assertThat(watch.of(study.id()).findings()).hasSize(1);
        assertThat(watch.of(study.id()).sound()).isFalse();
        assertThat(watch.alarm(study.slug())).isPresent();
    }

    @Test
    void findsAVoteThatIsGoneOrWasNeverTold() {
        var study = study();
        vote(study, 0);
        written(study);
        asOwner(
                "ledger_entry",
                "update ledger_entry set ballot_id = gen_random_uuid() where ballot_id is not null and study_id = "
                        + study.id());

        assertThat(audit.check(study.id()))
                .anyMatch(finding -> finding.contains("is gone from the database"))
                .anyMatch(finding -> finding.contains("1 votes are in the database and not in the ledger"));
    }

    @Test
    void erasesARaterAndLeavesTheLogAsItWas() {
        var study = study();
        vote(study, 0);
        var before = written(study);
        long rater = jdbc.sql("select id from rater where study_id = :study")
                .param("study", study.id())
                .query(Long.class)
                .single();
        var pseudonym = pseudonyms.of(rater);

        erasure.erase(study.id(), rater);

        assertThat(written(study).subList(0, before.size())).isEqualTo(before);
        assertThat(audit.check(study.id())).isEmpty();
        assertThat(before.get(7).body().get("rater").stringValue()).isEqualTo(pseudonym);
        assertThat(pseudonyms.of(rater)).isEqualTo(Pseudonyms.ERASED);
        assertThat(jdbc.sql("select count(*) from ledger_salt where rater_id = :rater and salt is not null")
                        .param("rater", rater)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** A table of the session stands before the real one, and is empty. */
    @Test
    void makesNoSecondKeyForLogsThatOneHasSigned() {
        written(study());
        transaction.executeWithoutResult(status -> {
            jdbc.sql("create temporary table ledger_key (like ledger_key) on commit drop")
                    .update();
            assertThatThrownBy(() -> new LedgerKey(jdbc)).hasMessageContaining("Restore the database whole");
            status.setRollbackOnly();
        });
    }

    /** What a superuser can do; the app's own role has no grant for it. */
    private void asOwner(String change) {
        asOwner("ledger_entry", change);
    }

    private void asOwner(String table, String change) {
        transaction.executeWithoutResult(status -> {
            var owner = owner();
            owner.sql("alter table %1$s disable trigger %1$s_append_only".formatted(table))
                    .update();
            owner.sql(change).update();
            owner.sql("alter table %1$s enable trigger %1$s_append_only".formatted(table))
                    .update();
        });
    }

    @Autowired
    Environment environment;

    private JdbcClient owner() {
        return new TestDatabase(
                        environment.getRequiredProperty("spring.datasource.url"),
                        environment.getRequiredProperty("spring.flyway.password"),
                        "")
                .asOwner();
    }

    private Study study() {
        return fixture.open(fixture.pool(3, "m1", "m2"), List.of("m1", "m2"), Map.of());
    }

    /** All that is to tell is written and signed, by this or by the job. */
    private List<LogEntry> written(Study study) {
        do {
            write(study);
        } while (jdbc.sql("""
                select exists (select 1 from ledger_outbox where study_id = :study)
                    or coalesce((select max(seq) + 1 from ledger_entry where study_id = :study), 0)
                       <> coalesce((select max(size) from ledger_checkpoint where study_id = :study), 0)""").param("study", study.id()).query(Boolean.class).single());
        return entries.written(study.id(), 0, Long.MAX_VALUE).stream()
                .map(written -> LogEntry.parse(written.line()))
                .toList();
    }

    private void write(Study study) {
        ledgers.begin(key.installation());
        sequencer.sequence(study.id());
        keeper.sign(study.id());
    }

    /** Transactions that overlap, so that numbers are drawn in another order than they become visible. */
    private Object tell(Study study, int writer) {
        for (int i = 0; i < 40; i++) {
            int number = 1000 * writer + i;
            transaction.executeWithoutResult(status -> {
                happen(study, number);
                Thread.yield();
                if (number % 10 == 0) {
                    status.setRollbackOnly();
                }
            });
        }
        return writer;
    }

    private void happen(Study study, int number) {
        jdbc.sql("""
                insert into vote_import (study_id, digest, votes, source, actor)
                values (:study, sha256(:number::text::bytea), :number, 'import', 'test')""").param("study", study.id()).param("number", number).update();
    }

    private void vote(Study study, int number) {
        long rater = jdbc.sql("""
                insert into rater (study_id, name, source) values (:study, 'r', 'simulated')
                on conflict (study_id, name) do update set name = excluded.name returning id""").param("study", study.id()).query(Long.class).single();
        var ballot = UUID.randomUUID();
        jdbc.sql("""
                insert into ballot (study_id, id, number, rater_id, comparison_id, slot, swapped, state, expires_at)
                select :study, :ballot, :number, :rater, min(id), 1, false, 'answered', now()
                from comparison where study_id = :study""")
                .param("study", study.id())
                .param("ballot", ballot)
                .param("number", number)
                .param("rater", rater)
                .update();
        jdbc.sql("""
                insert into vote (study_id, id, ballot_id, comparison_id, task_id, rater_id, left_model, right_model,
                                  verdict, source, answer_digest)
                select :study, nextval('vote_id'), :ballot, c.id, c.task_id, :rater, c.first_model, c.second_model,
                       'tie', 'api', decode(repeat('ab', 32), 'hex')
                from comparison c where c.study_id = :study order by c.id limit 1""")
                .param("study", study.id())
                .param("ballot", ballot)
                .param("rater", rater)
                .update();
    }
}
