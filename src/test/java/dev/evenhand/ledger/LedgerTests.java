package dev.evenhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What a log tells, proves and forgets, whoever writes it. */
class LedgerTests extends LedgerTest {

    @Autowired
    Trees trees;

    @Autowired
    Checkpoints checkpoints;

    @Autowired
    LedgerAudit audit;

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
}
