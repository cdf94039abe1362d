package dev.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.panel.Rater;
import dev.evenhand.study.Scale.Verdict;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyLife;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

/** A ballot whose time is over: its place goes to others, and comes back to a late rater while nobody has it. */
@Timeout(180)
class LapsedBallotTests extends BallotTest {

    @Autowired
    StudyLife life;

    @Test
    void refusesALapsedBallotAndGivesItsPlaceAway() {
        var study = study(1, 1);
        var slow = rater(study);
        var quick = rater(study);
        var lapsed = next(slow);
        lapse(study);

        var reissued = next(quick);

        assertThat(reissued).isNotEqualTo(lapsed);
        assertThatThrownBy(() -> vote(slow, lapsed, Verdict.A)).isInstanceOf(BallotLapsed.class);
        assertThat(vote(quick, reissued, Verdict.B).fresh()).isTrue();
    }

    @Test
    void keepsABallotForItsRaterOverAPauseHoweverLong() {
        var study = study(1, 1);
        var paused = rater(study);
        var read = next(paused);
        life.pause(study.slug(), "test");
        lapse(study);
        life.open(study.slug(), "test");

        var quick = rater(study);
        assertThat(ballots.next(plans.of(quick), quick, null).ballot()).isNull();
        assertThat(vote(paused, read, Verdict.A).fresh()).isTrue();
    }

    @Test
    void answersTheBallotThatWasReadAndNotItsRatersLaterOneForTheSame() {
        var study = study(1, 1);
        var rater = rater(study);
        var read = next(rater);
        lapse(study);
        var again = next(rater);

        assertThat(ballots.renew(plans.of(rater), rater, read)).isTrue();
        assertThat(vote(rater, read, Verdict.A).fresh()).isTrue();
        assertThatThrownBy(() -> vote(rater, again, Verdict.B)).isInstanceOf(BallotLapsed.class);
        assertThat(ballots.renew(plans.of(rater), rater, again)).isFalse();
        assertThat(count("select count(*) from vote where study_id = :study", study))
                .isOne();
    }

    @Test
    void givesALateBallotAnotherPlaceOfItsComparison() {
        var study = study(1, 2);
        var slow = rater(study);
        var quick = rater(study);
        var late = next(slow);
        lapse(study);
        var taken = next(quick);

        assertThat(ballots.renew(plans.of(slow), slow, late)).isTrue();
        assertThat(vote(slow, late, Verdict.A).fresh()).isTrue();
        assertThat(vote(quick, taken, Verdict.B).fresh()).isTrue();
        assertThat(count("select count(*) from slot where study_id = :study and state = 'filled'", study))
                .isEqualTo(2);
    }

    @Test
    void leasesABallotAnewWhoseTimeRanOutAhead() {
        var study = study(3, 1);
        var rater = rater(study);
        var first = next(rater);
        var second = ballots.next(plans.of(rater), rater, first).ballot();
        vote(rater, first, Verdict.A);
        lapse(study);

        var third = ballots.next(plans.of(rater), rater, second).ballot();

        assertThat(third).isNotNull().isNotEqualTo(second);
        assertThat(vote(rater, second, Verdict.B).fresh()).isTrue();
    }

    @Test
    void countsALateBallotTowardsTheRatersCap() {
        var study =
                fixture.open(fixture.pool(2, "one", "two"), List.of("one", "two"), Map.of("max_votes_per_rater", 1));
        var rater = rater(study);
        var late = next(rater);
        lapse(study);
        jdbc.sql("""
                update comparison set parked_at = now()
                where study_id = :study and id = (select comparison_id from ballot where study_id = :study)""").param("study", study.id()).update();
        vote(rater, next(rater), Verdict.A);
        jdbc.sql("update comparison set parked_at = null where study_id = :study")
                .param("study", study.id())
                .update();

        assertThat(ballots.renew(plans.of(rater), rater, late)).isFalse();
    }

    @Test
    void neverTakesAVoteTooManyUnderManyThreadsAndLapsingLeases() throws Exception {
        int tasks = 40;
        var study = study(tasks, 3);
        var work = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 16; i++) {
            var rater = rater(study);
            boolean careless = i % 4 == 0;
            work.add(() -> rateAll(study, rater, careless));
        }
        var pool = Executors.newFixedThreadPool(16);
        int acknowledged = 0;
        for (var done : pool.invokeAll(work)) {
            acknowledged += done.get();
        }
        pool.shutdown();

        assertThat(acknowledged).isEqualTo(tasks * 3);
        assertThat(count("select count(*) from vote where study_id = :study", study))
                .isEqualTo(tasks * 3);
        assertThat(count(
                        "select count(*) from (select 1 from vote where study_id = :study"
                                + " group by comparison_id having count(*) <> 3) wrong",
                        study))
                .isZero();
        assertThat(count(
                        "select count(*) from (select 1 from vote where study_id = :study"
                                + " group by comparison_id, rater_id having count(*) > 1) twice",
                        study))
                .isZero();
        assertThat(count("select max(number) + 1 - count(*) from ballot where study_id = :study", study))
                .isZero();
    }

    private int rateAll(Study study, Rater rater, boolean careless) {
        int votes = 0;
        for (int turn = 0; ; turn++) {
            var next = ballots.next(plans.of(rater), rater, null);
            if (next.ballot() == null && next.retryAfter() == null) {
                return votes;
            }
            if (next.ballot() != null) {
                if (careless && turn % 3 == 0) {
                    lapse(study, rater);
                }
                votes += tryVote(rater, next.ballot());
            }
        }
    }

    private int tryVote(Rater rater, UUID ballot) {
        try {
            return vote(rater, ballot, Verdict.TIE).fresh() ? 1 : 0;
        } catch (BallotLapsed e) {
            return 0;
        }
    }

    /** Places and their ballots, as time would have it: a ballot that outlived its place would come back for ever. */
    private void lapse(Study study, Rater rater) {
        jdbc.sql("""
                with place as (
                    update slot s set lease_until = now() - interval '1 second' from ballot b
                    where s.study_id = :study and s.ballot_id = b.id and s.state = 'leased' and b.rater_id = :rater
                    returning b.id)
                update ballot set expires_at = now() - interval '1 second'
                where study_id = :study and id in (select id from place) and state = 'issued'""").param("study", study.id()).param("rater", rater.id()).update();
    }
}
