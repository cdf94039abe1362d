package dev.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.EvenhandTest;
import dev.evenhand.StudyFixture;
import dev.evenhand.panel.Rater;
import dev.evenhand.panel.Raters;
import dev.evenhand.study.Scale.Verdict;
import dev.evenhand.study.Study;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A group gives no more votes than it may, however late one of its raters answers. */
@EvenhandTest
class GroupLimitTests {

    @Autowired
    StudyFixture fixture;

    @Autowired
    Ballots ballots;

    @Autowired
    Voting voting;

    @Autowired
    StudyPlans plans;

    @Autowired
    Raters raters;

    @Autowired
    JdbcClient jdbc;

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
        leasesEnd();
        voting.record(plan, quick, ballots.next(plan, quick, null).ballot(), answer(), "api");

        assertThat(ballots.renew(plan, late, ballot)).isFalse();
    }

    @Test
    void letsALateRaterAnswerWhileTheGroupMayVote() {
        var late = rater();
        var plan = plans.of(late);
        var ballot = ballots.next(plan, late, null).ballot();
        leasesEnd();

        assertThat(ballots.renew(plan, late, ballot)).isTrue();
        assertThat(voting.record(plan, late, ballot, answer(), "api").fresh()).isTrue();
    }

    private Rater rater() {
        var rater = raters.carrying(fixture.invite(study, 1).get(0).token()).orElseThrow();
        jdbc.sql("update rater set rater_group = 'g' where id = :rater")
                .param("rater", rater.id())
                .update();
        return rater;
    }

    private void leasesEnd() {
        jdbc.sql(
                        "update slot set lease_until = now() - interval '1 second' where study_id = :study and state = 'leased'")
                .param("study", study.id())
                .update();
        jdbc.sql(
                        "update ballot set expires_at = now() - interval '1 second' where study_id = :study and state = 'issued'")
                .param("study", study.id())
                .update();
    }

    private static Answer answer() {
        return Answer.of(Verdict.A);
    }
}
