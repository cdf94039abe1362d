package dev.evenhand.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.EvenhandTest;
import dev.evenhand.Patience;
import dev.evenhand.StudyFixture;
import dev.evenhand.card.Statistic;
import dev.evenhand.results.CardBook;
import dev.evenhand.results.ScoreBook;
import dev.evenhand.study.FlaggedRaters;
import dev.evenhand.study.InvalidPlan;
import dev.evenhand.study.Study;
import dev.evenhand.study.WrongState;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@EvenhandTest
class QualityTests {

    private static final List<String> MODELS = List.of("Cedar", "Birch", "Willow", "Alder");

    @Autowired
    private StudyFixture fixture;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Audits audits;

    @Autowired
    private Exclusions exclusions;

    @Autowired
    private KeptFlags kept;

    @Autowired
    private FlaggedRaters flags;

    @Autowired
    private Comparing comparing;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private CardBook cards;

    @Autowired
    private ScoreBook scores;

    @Test
    void flagsTheClickerTheSeatTheRiggerAndNobodyElse() {
        var study = studyOfACrowd(Map.of());
        audits.audit(study);
        var found = audits.findings(study, audits.latest(study).orElseThrow());
        assertThat(found.stream()
                        .filter(Finding::flagged)
                        .map(flag -> flag.rater() + " " + flag.rule().code()))
                .containsExactlyInAnyOrder("clicker speed", "lefty seat", "rigger favour");
        assertThat(audits.history(study, "rigger", Rule.FAVOUR))
                .singleElement()
                .satisfies(evidence -> assertThat(evidence.logEvidence()).isGreaterThan(Math.log(20)));
    }

    @Test
    void aDecisionThatThePlanDoesNotNameStaysOutOfTheHeadline() {
        var study = studyOfACrowd(Map.of());
        var before = scores.of(study, null).scores();
        exclusions.exclude(study, "rigger", "favour", "prefers Alder", "ada");
        assertThat(scores.of(study, null).scores().models()).isEqualTo(before.models());
        assertThat(exclusions.current(study))
                .singleElement()
                .satisfies(out -> assertThat(out.planned()).isFalse());
        assertThat(comparing.ofExclusions(study, exclusions.current(study)))
                .extracting(Comparison::name, Comparison::votes)
                .contains(
                        Tuple.tuple("nobody", 600L),
                        Tuple.tuple("by the plan's rules", 600L),
                        Tuple.tuple("everybody who is left out", 560L));
    }

    @Test
    void aRuleOfThePlanTakesVotesOutOfTheHeadlineAndARestorationBringsThemBack() {
        var study = studyOfACrowd(Map.of("exclusions", List.of(Map.of("rule", "favour"))));
        var before = scores.of(study, null);
        assertThatThrownBy(() -> exclusions.exclude(study, "honest-1", "favour", "I do not like it", "ada"))
                .isInstanceOfSatisfying(
                        WrongState.class,
                        refused -> assertThat(refused.getDetailMessageCode()).isEqualTo("problem.state.rule_silent"));
        audits.audit(study);
        exclusions.exclude(study, "rigger", "favour", "prefers Alder", "ada");
        var without = scores.of(study, null);
        assertThat(without.counts().votes()).isEqualTo(before.counts().votes() - 40);
        assertThat(without.figures().leftOut()).as("told beside the result").isEqualTo(40);
        assertThat(without.figures().raters()).isEqualTo(before.figures().raters() - 1);
        assertThat(tallied(study))
                .isEqualTo(counted(study))
                .isEqualTo(without.counts().votes());
        assertThat(audits.countVotes(study.id()))
                .as("votes for an audit, left out or not")
                .isEqualTo(audits.latest(study).orElseThrow().votes())
                .isEqualTo(600);
        assertThat(comparing.ofDecision(study, List.of(), "rigger", true))
                .extracting(Comparison::votes)
                .containsExactly(600L, 560L);

        exclusions.restore(study, "rigger", "it was a taste", "bob");
        assertThat(scores.of(study, null).scores().models())
                .usingRecursiveComparison()
                .withComparatorForType(QualityTests::nearly, Double.class)
                .isEqualTo(before.scores().models());
        assertThat(tallied(study)).isEqualTo(counted(study)).isEqualTo(600);
        assertThat(exclusions.decisions(study, "rigger"))
                .extracting(Exclusions.Decision::action)
                .containsExactly("exclude", "restore");
    }

    /** By the statistic of the plan and with its weights, not by a lead in points. */
    @Test
    void whatIsShownBeforeADecisionIsTheHeadlineThatComesOfIt() {
        var pool = fixture.pool(40, MODELS.toArray(String[]::new));
        jdbc.sql("""
                update task set category = 'rare' where task_id < 't-010'
                  and pool_id = (select id from pool where slug = :pool)""").param("pool", pool).update();
        var study = fixture.registered(
                pool,
                MODELS,
                Map.of(
                        "statistic", "win_share",
                        "claim", Map.of("better", "Cedar", "than", "Alder"),
                        "categories", Map.of("rare", "0.8", "plain", "0.2"),
                        "exclusions", List.of(Map.of("rule", "favour"))));
        crowd(study);
        audits.audit(study);
        var shown = comparing.ofDecision(study, List.of(), "rigger", true);
        assertThat(shown).extracting(Comparison::name).containsExactly("before", "after");
        assertHeadline(study, shown.get(0));
        assertThat(shown.get(0).planned().statistic()).isEqualTo(Statistic.WIN_SHARE);
        assertThat(shown.get(0).alsoInPoints()).isTrue();

        exclusions.exclude(study, "rigger", "favour", "prefers Alder", "ada");
        assertThat(shown.get(1).planned().estimate())
                .isGreaterThan(shown.get(0).planned().estimate());
        assertHeadline(study, shown.get(1));
        assertThat(comparing.ofExclusions(study, exclusions.current(study)))
                .filteredOn(line -> line.name().equals("by the plan's rules"))
                .singleElement()
                .satisfies(line -> assertHeadline(study, line));
    }

    private void assertHeadline(Study study, Comparison shown) {
        assertThat(shown.planned())
                .usingRecursiveComparison()
                .withComparatorForType(QualityTests::nearly, Double.class)
                .isEqualTo(cards.of(study).headline().measured());
    }

    @Test
    void aKeptRaterIsFlaggedAgainOnlyWhenTheEvidenceHasGrownByAStep() {
        var study = studyOfACrowd(Map.of());
        audits.audit(study);
        assertThat(flags.of(study)).extracting(FlaggedRaters.Flagged::rater).contains("rigger");
        kept.keep(study, "rigger", "a taste, as I asked", "ada");
        assertThat(flags.of(study)).extracting(FlaggedRaters.Flagged::rater).doesNotContain("rigger");
        assertThat(exclusions.current(study)).isEmpty();
        assertThatThrownBy(() -> kept.keep(study, "rigger", "again", "bob")).isInstanceOf(WrongState.class);

        grow(study, "rigger", Math.log(KeptFlags.TIMES) - 0.01);
        assertThat(flags.of(study)).extracting(FlaggedRaters.Flagged::rater).doesNotContain("rigger");
        grow(study, "rigger", 0.02);
        assertThat(flags.of(study)).extracting(FlaggedRaters.Flagged::rater).contains("rigger");

        kept.keep(study, "rigger", "still a taste", "ada");
        assertThat(flags.of(study)).extracting(FlaggedRaters.Flagged::rater).doesNotContain("rigger");
        kept.reopen(study, "rigger", "I was wrong", "bob");
        assertThat(flags.of(study)).extracting(FlaggedRaters.Flagged::rater).contains("rigger");
        assertThat(exclusions.decisions(study, "rigger"))
                .extracting(Exclusions.Decision::action)
                .contains("keep", "reopen");
    }

    @Test
    void aKeptRaterIsFlaggedAgainByAnotherRule() {
        var study = studyOfACrowd(Map.of());
        audits.audit(study);
        kept.keep(study, "rigger", "a taste, as I asked", "ada");

        finding(study, "rigger", Rule.SEAT, "log_evidence = 40, flagged = true");

        assertThat(flags.of(study))
                .filteredOn(flagged -> flagged.rater().equals("rigger"))
                .singleElement()
                .satisfies(flagged -> assertThat(flagged.toString()).contains("a side"));
    }

    @Test
    void aKeptRaterIsFlaggedAgainWhenTenPerCentMoreOfTheBallotsAreFast() {
        var study = studyOfACrowd(Map.of());
        audits.audit(study);
        finding(study, "clicker", Rule.SPEED, "seen = 100, hits = 50");
        kept.keep(study, "clicker", "knows the tasks", "ada");

        finding(study, "clicker", Rule.SPEED, "seen = 200, hits = 119");
        assertThat(flags.of(study)).extracting(FlaggedRaters.Flagged::rater).doesNotContain("clicker");
        finding(study, "clicker", Rule.SPEED, "seen = 200, hits = 120");
        assertThat(flags.of(study)).extracting(FlaggedRaters.Flagged::rater).contains("clicker");
    }

    /** All of it uncommitted, so that the job that looks by itself sees nothing of it. */
    @Test
    void countsTheVotesOfAStudyThatIsOverOnlyWhenThereAreOthers() {
        var study = studyOfACrowd(Map.of());
        var grown = new GrownStudies(jdbc);
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("update study set state = 'closed', closed_at = now() where id = :study")
                    .param("study", study.id())
                    .update();
            assertThat(grown.forOneLook()).contains(study.id());
            audits.audit(study);
            assertThat(grown.forOneLook()).doesNotContain(study.id());
            jdbc.sql("delete from rater_finding where study_id = :study")
                    .param("study", study.id())
                    .update();
            jdbc.sql("delete from rater_audit where study_id = :study")
                    .param("study", study.id())
                    .update();
            assertThat(grown.forOneLook()).as("not counted again").doesNotContain(study.id());
            assertThat(new GrownStudies(jdbc).forOneLook())
                    .as("by a node that remembers nothing")
                    .contains(study.id());
            new VotingCrowd(jdbc, study).honest("late");
            assertThat(grown.forOneLook()).as("votes came with a file").contains(study.id());
        });
    }

    /** The rater's own votes wait, so that the decision is of what was found; everybody else's go on. */
    @Test
    void keepsNobodyElseWaitingWhileARaterIsLookedAt() throws Exception {
        var study = studyOfACrowd(Map.of("exclusions", List.of(Map.of("rule", "speed"))));
        var decision = transaction.execute(status -> {
            jdbc.sql("lock table response_style in access exclusive mode").update();
            var deciding = CompletableFuture.runAsync(
                    () -> exclusions.exclude(study, "clicker", "speed", "reads nothing", "ada"));
            Patience.await().until(() -> deciding.isDone() || waitsForStyles());
            assertThat(jdbc.sql("select id from study where id = :study for share nowait")
                            .param("study", study.id())
                            .query(Long.class)
                            .single())
                    .isEqualTo(study.id());
            return deciding;
        });
        decision.get(1, TimeUnit.MINUTES);
        assertThat(exclusions.current(study)).hasSize(1);
    }

    private boolean waitsForStyles() {
        return jdbc.sql("""
                        select exists (select 1 from pg_locks
                                       where relation = 'response_style'::regclass and not granted)""").query(Boolean.class).single();
    }

    /** As another audit might find it. */
    private void finding(Study study, String rater, Rule rule, String found) {
        jdbc.sql("""
                update rater_finding f set %s from rater r
                where r.study_id = :study and r.name = :rater and f.study_id = r.study_id and f.rater_id = r.id
                  and f.rule = :rule""".formatted(found))
                .param("study", study.id())
                .param("rater", rater)
                .param("rule", rule.code())
                .update();
    }

    private void grow(Study study, String rater, double nats) {
        jdbc.sql("""
                update rater_finding f set log_evidence = log_evidence + :nats from rater r
                where r.study_id = :study and r.name = :rater and f.study_id = r.study_id and f.rater_id = r.id""")
                .param("study", study.id())
                .param("rater", rater)
                .param("nats", nats)
                .update();
    }

    @Test
    void nobodyIsLeftOutTwiceAndNoDecisionIsChanged() {
        var study = studyOfACrowd(Map.of());
        exclusions.exclude(study, "lefty", "other", "asked for it", "ada");
        assertThatThrownBy(() -> exclusions.exclude(study, "lefty", "seat", "again", "ada"))
                .isInstanceOf(WrongState.class);
        assertThatThrownBy(() -> exclusions.restore(study, "rigger", "why", "ada"))
                .isInstanceOf(WrongState.class);
        assertThatThrownBy(
                        () -> jdbc.sql("update exclusion set reason = 'none'").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from exclusion").update()).isInstanceOf(DataAccessException.class);
    }

    @Test
    void aPlanNamesOnlyRulesThatThereAre() {
        var pool = fixture.pool(1, "a", "b");
        assertThatThrownBy(() -> fixture.registered(
                        pool,
                        List.of("a", "b"),
                        Map.of(
                                "exclusions",
                                List.of(
                                        Map.of("rule", "mood"),
                                        Map.of("rule", "speed", "share", "2"),
                                        Map.of("rule", "seat", "accuracy", "0.5")))))
                .isInstanceOfSatisfying(
                        InvalidPlan.class,
                        invalid -> assertThat(invalid.problems()).hasSize(3));
    }

    private static int nearly(double one, double other) {
        return Math.abs(one - other) < 1e-9 ? 0 : Double.compare(one, other);
    }

    private Study studyOfACrowd(Map<String, ?> changes) {
        var study = fixture.registered(fixture.pool(40, MODELS.toArray(String[]::new)), MODELS, changes);
        crowd(study);
        return study;
    }

    private void crowd(Study study) {
        var crowd = new VotingCrowd(jdbc, study);
        IntStream.range(0, 12).forEach(i -> crowd.honest("honest-" + i));
        crowd.alwaysLeft("lefty");
        crowd.rigger("rigger");
        crowd.clicker("clicker");
    }

    private long tallied(Study study) {
        return jdbc.sql("select sum(votes) from tally_now where study_id = :study")
                .param("study", study.id())
                .query(Long.class)
                .single();
    }

    private long counted(Study study) {
        return jdbc.sql("select count(*) from current_vote where study_id = :study")
                .param("study", study.id())
                .query(Long.class)
                .single();
    }
}
