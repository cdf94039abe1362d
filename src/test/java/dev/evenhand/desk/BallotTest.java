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
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests of ballots share: raters who take one, answer it or let it lapse. */
@EvenhandTest
abstract class BallotTest {

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

    /** Of two models. */
    Study study(int tasks, int votes) {
        return fixture.open(
                fixture.pool(tasks, "one", "two"), List.of("one", "two"), Map.of("votes_per_comparison", votes));
    }

    Rater rater(Study study) {
        return raters.carrying(fixture.invite(study, 1).get(0).token()).orElseThrow();
    }

    UUID next(Rater rater) {
        var ballot = ballots.next(plans.of(rater), rater, null).ballot();
        assertThat(ballot).isNotNull();
        return ballot;
    }

    Voting.Recorded vote(Rater rater, UUID ballot, Verdict verdict) {
        return voting.record(plans.of(rater), rater, ballot, Answer.of(verdict), "api");
    }

    /** All ballots that are out, and their places. */
    void lapse(Study study) {
        jdbc.sql(
                        "update slot set lease_until = now() - interval '1 second' where study_id = :study and state = 'leased'")
                .param("study", study.id())
                .update();
        jdbc.sql(
                        "update ballot set expires_at = now() - interval '1 second' where study_id = :study and state = 'issued'")
                .param("study", study.id())
                .update();
    }

    long count(String sql, Study study) {
        return jdbc.sql(sql).param("study", study.id()).query(Long.class).single();
    }
}
