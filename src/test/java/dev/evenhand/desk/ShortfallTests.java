package dev.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.panel.Rater;
import dev.evenhand.panel.Raters;
import dev.evenhand.study.Scale.Verdict;
import dev.evenhand.study.Study;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The code that is paid goes to whoever did his part, and not to whoever skipped his way to the end. */
class ShortfallTests extends BallotTest {

    @Autowired
    private Shortfall shortfall;

    @Autowired
    private Raters raters;

    @Test
    void paysNobodyForSkippingToTheCap() {
        var study = capped(6, 3);
        var rater = rater(study);
        vote(rater, next(rater), Verdict.A);
        skip(rater, 3);

        assertThat(nothingLeft(rater)).isTrue();
        assertThat(told(rater, null)).isEqualTo("skipped");
        assertThat(told(rater, "closed")).isEqualTo("skipped");
    }

    @Test
    void paysNobodyForSkippingMostOfASmallPool() {
        var study = study(4, 2);
        var rater = rater(study);
        vote(rater, next(rater), Verdict.A);
        skip(rater, 3);

        assertThat(nothingLeft(rater)).isTrue();
        assertThat(told(rater, null)).isEqualTo("skipped");
        assertThat(told(rater, "closed")).as("not begged off by him").isEqualTo("closed");
    }

    @Test
    void paysWhoJudgedAndSkippedALittle() {
        var study = study(4, 2);
        var rater = rater(study);
        skip(rater, 2);
        vote(rater, next(rater), Verdict.A);
        vote(rater, next(rater), Verdict.B);

        assertThat(nothingLeft(rater)).isTrue();
        assertThat(told(rater, null)).isNull();
    }

    @Test
    void paysWhoeverTheWorkRanOutOn() {
        var study = study(3, 1);
        var honest = rater(study);
        var other = rater(study);
        vote(honest, next(honest), Verdict.A);
        skip(honest, 2);
        assertThat(told(honest, null)).isEqualTo("skipped");

        vote(other, next(other), Verdict.A);
        vote(other, next(other), Verdict.A);

        assertThat(nothingLeft(honest)).isTrue();
        assertThat(told(honest, null)).as("others judged what he skipped").isNull();
    }

    @Test
    void leavesAnEndingThatWasGiven() {
        var study = study(3, 1);
        var rater = rater(study);
        vote(rater, next(rater), Verdict.A);
        skip(rater, 2);
        assertThat(told(rater, null)).isEqualTo("skipped");

        raters.finished(rater);

        assertThat(told(rater, null)).isNull();
    }

    @Test
    void tellsNobodyWhoSkippedThatNothingWasLeft() {
        var study = study(2, 1);
        var rater = rater(study);
        var other = rater(study);
        skip(rater, 2);
        vote(other, next(other), Verdict.A);
        vote(other, next(other), Verdict.A);

        assertThat(told(rater, null)).isEqualTo("skipped");
    }

    @Test
    void tellsWhoComesTooLateThatNothingWasLeft() {
        var study = study(1, 1);
        var quick = rater(study);
        vote(quick, next(quick), Verdict.A);
        var late = rater(study);

        assertThat(nothingLeft(late)).isTrue();
        assertThat(told(late, null)).isEqualTo("nothing_left");
        assertThat(told(late, "quota")).isEqualTo("quota");
        assertThat(told(quick, null)).isNull();
    }

    private Study capped(int tasks, int most) {
        return fixture.open(
                fixture.pool(tasks, "one", "two"), List.of("one", "two"), Map.of("max_votes_per_rater", most));
    }

    private void skip(Rater rater, int times) {
        for (int i = 0; i < times; i++) {
            voting.skip(plans.of(rater), rater, next(rater), SkipReason.OTHER);
        }
    }

    private boolean nothingLeft(Rater rater) {
        var next = ballots.next(plans.of(rater), rater, null);
        return next.ballot() == null && next.retryAfter() == null;
    }

    private @Nullable String told(Rater rater, @Nullable String why) {
        return shortfall.of(plans.of(rater), rater, why);
    }
}
