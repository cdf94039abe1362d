package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NormalMixtureSequenceTests {

    static List<String[]> rows() {
        return KnownAnswers.rows("normal_mixture_sequence.csv");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void reproducesKnownRadii(long votes, double variance, double rho, double alpha, double radius) {
        var sequence = new NormalMixtureSequence(alpha, variance, rho);

        assertThat(sequence.radius(votes)).isEqualTo(radius, within(1e-8));
    }

    @Test
    void narrowsWithVotesAndWidensWithCertainty() {
        var sequence = new NormalMixtureSequence(0.05, NormalMixtureSequence.HOEFFDING, 10);
        for (long votes = 1; votes < 10_000_000; votes *= 3) {
            assertThat(sequence.radius(3 * votes)).isLessThan(sequence.radius(votes));
            assertThat(new NormalMixtureSequence(0.01, 0.25, 10).radius(votes)).isGreaterThan(sequence.radius(votes));
        }
    }

    @Test
    void refusesMisuse() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NormalMixtureSequence(0.05, 0, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new NormalMixtureSequence(0.05, 0.25, Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NormalMixtureSequence(0.05, 0.25, 10).radius(0))
                .withMessage("Number of votes 0 is less than one");
    }
}
