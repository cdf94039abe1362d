package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsymptoticSequenceTests {

    static List<String[]> rows() {
        return KnownAnswers.rows("asymptotic_sequence.csv");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void reproducesKnownMultipliers(String votes, String planned, String alpha, String variance, String multiplier) {
        var sequence = new AsymptoticSequence(Double.parseDouble(alpha), Long.parseLong(planned));

        assertThat(sequence.mixingVariance()).isEqualTo(Double.parseDouble(variance), within(1e-10));
        assertThat(sequence.multiplier(Long.parseLong(votes))).isEqualTo(Double.parseDouble(multiplier), within(1e-8));
    }

    @ParameterizedTest
    @ValueSource(longs = {200, 1276, 10_000_000})
    void isTightestNearThePlannedVotes(long planned) {
        var sequence = new AsymptoticSequence(0.05, planned);
        double atPlan = sequence.multiplier(planned);

        assertThat(atPlan).isBetween(3.0, 3.1);
        assertThat(sequence.multiplier(planned / 10)).isGreaterThan(atPlan);
        assertThat(sequence.multiplier(planned * 10)).isGreaterThan(atPlan);
        for (double factor : new double[] {0.5, 0.8, 1.25, 2}) {
            assertThat(sequence.multiplier(Math.round(planned * factor))).isGreaterThan(atPlan * 0.995);
        }
    }

    @Test
    void isWiderThanOneLookAtAnyAlpha() {
        new Random(4).doubles(200, 1e-6, 0.999).forEach(alpha -> {
            var sequence = new AsymptoticSequence(alpha, 1000);
            assertThat(sequence.multiplier(1000)).isGreaterThan(Critical.normal(alpha));
            assertThat(sequence.multiplier(1000)).isLessThan(new AsymptoticSequence(alpha / 2, 1000).multiplier(1000));
        });
    }

    @Test
    void widensForFewClusters() {
        var sequence = new AsymptoticSequence(0.05, 1500);

        assertThat(sequence.multiplier(1500, 14) / sequence.multiplier(1500))
                .isEqualTo(2.144786688 / 1.959963985, within(1e-8));
        assertThat(sequence.multiplier(1500, 1_000_000)).isEqualTo(sequence.multiplier(1500), within(1e-4));
    }

    @Test
    void putsTheEstimateInTheMiddle() {
        var interval = new AsymptoticSequence(0.05, 500).interval(0.2, 0.1, 500);

        assertThat(interval.lower()).isEqualTo(0.2 - 0.303520899, within(1e-8));
        assertThat(interval.upper()).isEqualTo(0.2 + 0.303520899, within(1e-8));
        assertThat(interval.contains(0)).isTrue();
    }

    @Test
    void refusesWhatIsNoPlan() {
        DoubleStream.of(0, 1, -0.1, Double.NaN)
                .forEach(alpha -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> new AsymptoticSequence(alpha, 100))
                        .withMessage("Alpha %s is not between 0 and 1", alpha));
        var sequence = new AsymptoticSequence(0.05, 100);
        assertThatIllegalArgumentException().isThrownBy(() -> new AsymptoticSequence(0.05, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> sequence.multiplier(0));
        assertThatIllegalArgumentException().isThrownBy(() -> sequence.multiplier(100, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> sequence.interval(Double.NaN, 1, 100));
        assertThatIllegalArgumentException().isThrownBy(() -> sequence.interval(0, -1, 100));
    }
}
