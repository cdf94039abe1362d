package dev.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.study.Scale.Verdict;
import dev.evenhand.study.StudyLife;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A ballot is answered once, by its rater, while its study is open. */
class VotingTests extends BallotTest {

    @Autowired
    StudyLife life;

    @Test
    void givesTheSameReceiptForTheSameAnswer() {
        var rater = rater(study(3, 1));
        var ballot = next(rater);

        var first = vote(rater, ballot, Verdict.A);
        var again = vote(rater, ballot, Verdict.A);

        assertThat(first.fresh()).isTrue();
        assertThat(again.fresh()).isFalse();
        assertThat(again.receipt()).isEqualTo(first.receipt());
    }

    @Test
    void refusesAnotherAnswerToTheSameBallot() {
        var rater = rater(study(3, 1));
        var ballot = next(rater);
        vote(rater, ballot, Verdict.A);

        assertThatThrownBy(() -> vote(rater, ballot, Verdict.B)).isInstanceOf(AnsweredOtherwise.class);
    }

    @Test
    void knowsNothingOfAnotherRatersBallot() {
        var study = study(3, 1);
        var ballot = next(rater(study));
        var other = rater(study);

        assertThatThrownBy(() -> vote(other, ballot, Verdict.A)).isInstanceOf(NoSuchBallot.class);
    }

    @Test
    void returnsAnUnansweredBallotAsItWas() {
        var rater = rater(study(3, 1));

        assertThat(next(rater)).isEqualTo(next(rater));
    }

    @Test
    void fetchesOneBallotAheadAtMost() {
        var rater = rater(study(5, 1));
        var first = next(rater);
        var second = ballots.next(plans.of(rater), rater, first).ballot();

        assertThat(second).isNotNull().isNotEqualTo(first);
        assertThat(ballots.next(plans.of(rater), rater, first).ballot()).isEqualTo(second);
        assertThat(ballots.next(plans.of(rater), rater, second).ballot()).isNull();
        vote(rater, first, Verdict.A);
        assertThat(next(rater)).isEqualTo(second);
    }

    @Test
    void saysWhenMoreMayTurnUp() {
        var study = study(1, 1);
        var first = rater(study);
        next(first);

        var waiting = rater(study);
        var nothing = ballots.next(plans.of(waiting), waiting, null);

        assertThat(nothing.ballot()).isNull();
        assertThat(nothing.retryAfter()).isNotNull();
    }

    @Test
    void stopsAtTheRatersCap() {
        var study =
                fixture.open(fixture.pool(5, "one", "two"), List.of("one", "two"), Map.of("max_votes_per_rater", 2));
        var rater = rater(study);
        vote(rater, next(rater), Verdict.A);
        vote(rater, next(rater), Verdict.TIE);

        assertThat(ballots.next(plans.of(rater), rater, null)).isEqualTo(Ballots.Next.nothing(null));
    }

    @Test
    void parksAComparisonThatManySkip() {
        var study = study(1, 1);
        for (int i = 0; i < SkipReason.MANY; i++) {
            var rater = rater(study);
            voting.skip(plans.of(rater), rater, next(rater), SkipReason.CANNOT_VERIFY);
        }

        var late = rater(study);
        assertThat(ballots.next(plans.of(late), late, null).ballot()).isNull();
    }

    @Test
    void takesNoVoteOnceTheStudyIsClosed() {
        var study = study(2, 1);
        var rater = rater(study);
        var ballot = next(rater);
        life.close(study.slug(), "test");

        assertThatThrownBy(() -> vote(rater, ballot, Verdict.A))
                .isInstanceOfSatisfying(NotOpen.class, e -> assertThat(e.why()).isEqualTo("closed"));
    }
}
