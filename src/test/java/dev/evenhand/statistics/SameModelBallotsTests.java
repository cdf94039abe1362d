package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SameModelBallotsTests {

    private final SameModelBallots ballots = new SameModelBallots(60, 40, 100);

    @Test
    void watchesTheShareOfTheFirst() {
        assertThat(ballots.firstShare(BetaBinomialSequence.STANDARD))
                .isEqualTo(BetaBinomialSequence.STANDARD.after(60, 40));
    }

    @Test
    void countsTiesOfAllVotes() {
        assertThat(ballots.tieShare()).hasValue(0.5);
        assertThat(new SameModelBallots(0, 0, 0).tieShare()).isEmpty();
    }

    @Test
    void bearOutPositionEffectsInsideTheInterval() {
        // The interval of the share is [0.4547, 0.7342], in log-odds [-0.1816, 1.0161].
        assertThat(ballots.bearOut(-0.18, BetaBinomialSequence.STANDARD)).isTrue();
        assertThat(ballots.bearOut(1.01, BetaBinomialSequence.STANDARD)).isTrue();
        assertThat(ballots.bearOut(-0.19, BetaBinomialSequence.STANDARD)).isFalse();
        assertThat(ballots.bearOut(1.02, BetaBinomialSequence.STANDARD)).isFalse();
    }

    @Test
    void refusesMisuse() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SameModelBallots(1, 1, -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ballots.bearOut(Double.NaN, BetaBinomialSequence.STANDARD))
                .withMessage("Position effect NaN is not a number");
    }
}
