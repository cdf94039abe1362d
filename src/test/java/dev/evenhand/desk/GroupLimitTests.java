package dev.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.panel.Rater;
import dev.evenhand.study.Scale.Verdict;
import dev.evenhand.study.Study;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A group gives no more votes than it may, however late one of its raters answers. */
class GroupLimitTests extends BallotTest {

    private Study study;

    @BeforeEach
    void oneVoteForTheGroup() {
        study = fixture.open(fixture.pool(4, "one", "two"), List.of("one", "two"), Map.of());
        jdbc.sql("insert into panel_group (study_id, name, most_votes) values (:study, 'g', 1)")
                .param("study", study.id())
                .update();
    }

    @Test
    void givesALateRaterNoPlaceThatAnotherOfTheGroupHasTaken() {
        var late = rater();
        var quick = rater();
        var plan = plans.of(late);
        var ballot = ballots.next(plan, late, null).ballot();
        lapse(study);
        voting.record(plan, quick, ballots.next(plan, quick, null).ballot(), answer(), "api");

        assertThat(ballots.renew(plan, late, ballot)).isFalse();
    }

    @Test
    void letsALateRaterAnswerWhileTheGroupMayVote() {
        var late = rater();
        var plan = plans.of(late);
        var ballot = ballots.next(plan, late, null).ballot();
        lapse(study);

        assertThat(ballots.renew(plan, late, ballot)).isTrue();
        assertThat(voting.record(plan, late, ballot, answer(), "api").fresh()).isTrue();
    }

    private Rater rater() {
        var rater = rater(study);
        jdbc.sql("update rater set rater_group = 'g' where id = :rater")
                .param("rater", rater.id())
                .update();
        return rater;
    }

    private static Answer answer() {
        return Answer.of(Verdict.A);
    }
}
