package dev.evenhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.TestDatabase;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyLife;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What is noticed when somebody who may do anything in the database changes it. */
class TamperedLedgerTests extends LedgerTest {

    @Autowired
    LedgerWriter writer;

    @Autowired
    LedgerWatch watch;

    @Autowired
    LedgerAudit audit;

    @Autowired
    StudyLife life;

    @Autowired
    EntityManager entities;

    @Autowired
    AnchorCheck anchorCheck;

    @Autowired
    Environment environment;

    @Autowired
    Checkpoints checkpoints;

    @Autowired
    BallotFacts ballots;

    @Autowired
    DecisionAudit decisions;

    @Autowired
    JsonMapper json;

    @Autowired
    TransactionTemplate transaction;

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
    void accusesNobodyWhereTheLogGrewWhileItWasRead() {
        var study = study();
        written(study);
        var growing = new Checkpoints(jdbc) {
            @Override
            List<Signed> checkpoints(long of, int most) {
                happen(study, 1);
                written(study);
                return super.checkpoints(of, most);
            }
        };

        assertThat(new LedgerAudit(jdbc, ledgers, entries, growing, anchorCheck, ballots, imported, decisions, json)
                        .check(study.id()))
                .isEmpty();
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
        assertThat(watch.alarm(study.slug())).isPresent();
    }

    @Test
    void findsAnImportedVoteThatSomebodyWithThePasswordChanged() {
        var study = study();
        vote(study, 0);
        importVotes(study, 3);
        written(study);
        assertThat(audit.check(study.id())).isEmpty();

        asOwner("vote", """
                update vote set verdict = 'model_a'
                where id = (select max(id) from vote where ballot_id is null and study_id = %1$d) and study_id = %1$d""".formatted(study.id()));

        assertThat(audit.check(study.id())).singleElement().asString().startsWith("The votes of the import of entry ");
    }

    @Test
    void findsAVoteThatNoImportBrought() {
        var study = study();
        importVotes(study, 3);
        importVote(study);
        written(study);

        assertThat(audit.check(study.id())).containsExactly("1 votes are in the database and not in the ledger.");
    }

    @Test
    void comparesTheLastVotesAsSoonAsNoMoreCome() {
        var study = study();
        happen(study, 0);
        written(study);
        audit.check(study.id());
        vote(study, 0);
        written(study);

        assertThat(watch.of(study.id()).votesSince()).isOne();
        assertThat(audit.due()).doesNotContain(study.id());
        // In one transaction, so that the job is not quicker.
        transaction.executeWithoutResult(status -> {
            life.close(study.slug(), "test");
            entities.flush();
            assertThat(audit.due()).contains(study.id());
        });
        audit.check(study.id());
        assertThat(watch.of(study.id()).votesSince()).isZero();
        assertThat(audit.due()).doesNotContain(study.id());
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

    /** A headline hangs on more than votes: whatever else decides it is held against the log in each run. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exclusion|delete from exclusion|counts, whom the log leaves out by the rule “speed”",
                "exclusion|update exclusion set planned = false|counts, whom the log leaves out by the rule “speed”",
                "exclusion|update exclusion set rule = 'gold'|is left out by the rule “gold”, which the log does not tell",
                "blinding_answer|update blinding_answer set outcome = 'unknown'|is another than when it was recorded",
                "blinding_answer|update blinding_answer set text = 'Nobody'|is another than when it was recorded",
                "blinding_answer|delete from blinding_answer|is gone from the database",
                "study_model|update study_model set settings = '{\"temperature\": 0}'|are not those that were committed",
                "study_model|update study_model set provider = 'Another'|are not those that were committed"
            })
    void findsWhateverElseDecidesAResultChanged(String table, String change, String finding) {
        var study = study();
        vote(study, 0);
        guess(study, "m1, surely");
        leaveOut(study);
        assertThat(audit.check(study.id())).as("before all is told").isEmpty();
        var log = written(study);
        assertThat(log)
                .filteredOn(entry -> entry.type().equals(Log.GUESSED))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.body().path("outcome").stringValue()).isEqualTo("correct");
                    assertThat(entry.body().path("words").stringValue()).hasSize(64);
                    assertThat(entry.line()).doesNotContain("surely");
                });
        assertThat(audit.check(study.id())).isEmpty();

        asOwner(table, change + " where study_id = " + study.id());

        assertThat(audit.check(study.id())).isNotEmpty().allMatch(found -> found.contains(finding));
    }

    @Test
    void findsAPlanThatIsNotTheOneCommitted() {
        var study = study();
        written(study);
        var owner = owner();
        owner.sql("alter table study disable trigger study_frozen").update();
        owner.sql("update study set plan = replace(plan, '\"alpha\":\"0.05\"', '\"alpha\":\"0.2\"') where id = :study")
                .param("study", study.id())
                .update();
        owner.sql("alter table study enable trigger study_frozen").update();

        assertThat(audit.check(study.id())).containsExactly("The plan is not the one that was committed.");
    }

    private void guess(Study study, String words) {
        jdbc.sql("""
                insert into blinding_answer (study_id, ballot_id, text, outcome)
                select study_id, id, :words, 'correct' from ballot where study_id = :study""").param("study", study.id()).param("words", words).update();
    }

    private void leaveOut(Study study) {
        jdbc.sql("""
                insert into exclusion (study_id, rater_id, action, rule, planned, reason, actor)
                select study_id, id, 'exclude', 'speed', true, 'Nobody reads so fast.', 'test' from rater
                where study_id = :study""").param("study", study.id()).update();
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

    private JdbcClient owner() {
        return new TestDatabase(
                        environment.getRequiredProperty("spring.datasource.url"),
                        environment.getRequiredProperty("spring.flyway.password"),
                        "")
                .asOwner();
    }
}
