package dev.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.panel.Rater;
import dev.evenhand.study.Scale.Verdict;
import dev.evenhand.study.Study;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class AdaptiveBallotsTests extends BallotTest {

    private static final int VOTES = 150;
    private static final int PAIRS = 6;

    @Test
    void takeExactlyThePlannedVotesUnderManyThreads() throws Exception {
        var study = study(Map.of("stopping", Map.of("rule", "fixed", "votes", VOTES)));
        rateAll(study, 8);

        assertThat(count("select count(*) from current_vote where study_id = :study", study))
                .isEqualTo(VOTES);
        assertThat(count("""
                select count(*) from (select 1 from vote where study_id = :study group by comparison_id
                                      having count(*) > 2 or count(distinct rater_id) < count(*)) wrong""", study)).isZero();
        assertThat(count("select max(number) + 1 - count(*) from ballot where study_id = :study", study))
                .isZero();
    }

    @Test
    void carryTheChanceOfTheirPair() throws Exception {
        var study = study(Map.of("stopping", Map.of("rule", "fixed", "votes", VOTES)));
        rateAll(study, 3);

        assertThat(jdbc.sql("select pair_probability from vote where study_id = :study")
                        .param("study", study.id())
                        .query(Double.class)
                        .list())
                .hasSize(VOTES)
                .allMatch(chance -> chance >= 0.2 / PAIRS && chance <= 1);
    }

    @Test
    void drawTheirPairFromSeedAndNumber() {
        var study = study(Map.of());
        var rater = rater(study);
        var seed = plans.of(rater).seed();
        ballots.next(plans.of(rater), rater, null);

        long pair = seed.index("pair|0", 1L << 53) * PAIRS >>> 53;
        assertThat(jdbc.sql("""
                        select (select count(*) from (values (0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)) p (f, s)
                                where (p.f, p.s) < (f.position, s.position))
                        from ballot b join comparison c on c.study_id = b.study_id and c.id = b.comparison_id
                        join study_model f on f.study_id = c.study_id and f.model_id = c.first_model
                        join study_model s on s.study_id = c.study_id and s.model_id = c.second_model
                        where b.study_id = :study""").param("study", study.id()).query(Long.class).single())
                .isEqualTo(pair);
    }

    @Test
    void fillEveryComparisonWhereThePlanNamesNoEnd() throws Exception {
        var study = study(Map.of());
        rateAll(study, 2);

        assertThat(count("select count(*) from current_vote where study_id = :study", study))
                .isEqualTo(10 * PAIRS * 2);
    }

    private Study study(Map<String, ?> changes) {
        var models = List.of("one", "two", "three", "four");
        var plan = new HashMap<String, Object>(
                Map.of("pairing", "adaptive", "votes_per_comparison", 2, "max_votes_per_rater", 500));
        plan.putAll(changes);
        int tasks = changes.isEmpty() ? 10 : 30;
        return fixture.open(fixture.pool(tasks, models.toArray(String[]::new)), models, plan);
    }

    private void rateAll(Study study, int count) throws Exception {
        var work = new ArrayList<Callable<Void>>();
        for (int i = 0; i < count; i++) {
            var rater = rater(study);
            var verdict = i % 2 == 0 ? Verdict.A : Verdict.TIE;
            work.add(() -> rateAll(rater, verdict));
        }
        var threads = Executors.newFixedThreadPool(count);
        for (var done : threads.invokeAll(work)) {
            done.get();
        }
        threads.shutdown();
    }

    private Void rateAll(Rater rater, Verdict verdict) {
        while (true) {
            var next = ballots.next(plans.of(rater), rater, null);
            if (next.ballot() == null && next.retryAfter() == null) {
                return null;
            }
            if (next.ballot() != null) {
                vote(rater, next.ballot(), verdict);
            }
        }
    }
}
