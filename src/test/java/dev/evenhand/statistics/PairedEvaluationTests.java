package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PairedEvaluationTests {

    private final SampleSize wanted = new SampleSize(0.05, 0.8);

    @Test
    void needsWhatTheFormulaSays() {
        // (1.959964 + 0.841621)² = 7.848880, times a variance of 1/9 and then 4/9, over 0.03².
        var steady = new PairedEvaluation(1 / 9.0, 0, 1, 0, 1);
        var noisy = new PairedEvaluation(1 / 9.0, 1 / 6.0, 1, 1 / 6.0, 1);

        assertThat(steady.tasks(0.03, wanted)).hasValue(969);
        assertThat(noisy.tasks(0.03, wanted)).hasValue(3876);
        assertThat(noisy.detectable(3876, wanted)).isEqualTo(0.03, within(1e-5));
    }

    @Test
    void needsFewerTasksWithMoreAnswersDownToWhatTasksDiffer() {
        assertThat(new PairedEvaluation(0.1, 0.2, 1_000_000, 0.2, 1_000_000).tasks(0.05, wanted))
                .isEqualTo(new PairedEvaluation(0.1, 0, 1, 0, 1).tasks(0.05, wanted));
        assertThat(new PairedEvaluation(0.1, 0.2, 2, 0.2, 2).tasks(0.05, wanted))
                .isEqualTo(new PairedEvaluation(0.1, 0.1, 1, 0.1, 1).tasks(0.05, wanted));
    }

    @Test
    void needsAsManyVotesAsWinsAndLosses() {
        // One vote per task: the variance of +1, 0 and -1 is the share of decisive votes less the square of the mean.
        assertThat(new PairedEvaluation(0.94 - 0.0064, 0, 1, 0, 1).tasks(0.08, wanted))
                .isEqualTo(wanted.votes(0.08, 0.06, 1));
    }

    @Test
    void needsNothingThatExistsToFindNoDifference() {
        assertThat(new PairedEvaluation(0.1, 0.2, 1, 0.2, 1).tasks(0, wanted)).isEmpty();
    }

    @Test
    void refusesMisuse() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PairedEvaluation(-0.1, 0, 1, 0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PairedEvaluation(0.1, 0, 0, 0, 1))
                .withMessage("Number of answers of model A 0 is less than one");
    }
}
