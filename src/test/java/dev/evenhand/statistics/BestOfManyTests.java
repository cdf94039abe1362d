package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BestOfManyTests {

    static List<String[]> rows() {
        return KnownAnswers.rows("best_of_many.csv");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void reproducesKnownInflation(long variants, double expectedMaximum, double falseWinner, double sidakAlpha) {
        var best = BestOfMany.of(variants, 0.05);

        assertThat(best.expectedMaximum()).isEqualTo(expectedMaximum, within(1e-6));
        assertThat(best.falseWinner()).isEqualTo(falseWinner, within(1e-6));
        assertThat(best.sidakAlpha()).isEqualTo(sidakAlpha, within(1e-8));
    }

    @Test
    void agreesWithClosedForms() {
        assertThat(BestOfMany.of(1, 0.05).expectedMaximum()).isEqualTo(0, within(1e-14));
        assertThat(BestOfMany.of(2, 0.05).expectedMaximum()).isEqualTo(1 / Math.sqrt(Math.PI), within(1e-14));
        assertThat(BestOfMany.of(3, 0.05).expectedMaximum()).isEqualTo(1.5 / Math.sqrt(Math.PI), within(1e-14));
        assertThat(BestOfMany.of(5, 0.05).expectedMaximum()).isEqualTo(1.162964473640519, within(1e-13));
    }

    @Test
    void agreesWithDrawsOfTheMaximum() {
        var random = new Random(27);
        double sum = 0;
        for (int round = 0; round < 20_000; round++) {
            double best = Double.NEGATIVE_INFINITY;
            for (int variant = 0; variant < 27; variant++) {
                best = Math.max(best, random.nextGaussian());
            }
            sum += best;
        }

        assertThat(sum / 20_000).isEqualTo(BestOfMany.of(27, 0.05).expectedMaximum(), within(0.015));
    }

    @Test
    void turnsVotesIntoPoints() {
        assertThat(BestOfMany.standardErrorPoints(3000)).isEqualTo(6.3433, within(5e-5));
        assertThat(BestOfMany.of(27, 0.05).inflationPoints(3000)).isEqualTo(12.676, within(5e-4));
    }

    @Test
    void growsWithEveryVariant() {
        var before = BestOfMany.of(1, 0.05);
        for (long variants = 2; variants < 5_000_000; variants *= 2) {
            var best = BestOfMany.of(variants, 0.05);
            assertThat(best.expectedMaximum())
                    .isGreaterThan(before.expectedMaximum())
                    .isLessThan(Math.sqrt(2 * Math.log(variants)));
            assertThat(best.falseWinner()).isGreaterThanOrEqualTo(before.falseWinner());
            assertThat(-Math.expm1(variants * Math.log1p(-best.sidakAlpha()))).isEqualTo(0.05, within(1e-12));
            before = best;
        }
    }

    @Test
    void refusesMisuse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BestOfMany.of(0, 0.05))
                .withMessage("Number of variants 0 is less than one");
        assertThatIllegalArgumentException().isThrownBy(() -> BestOfMany.of(3, 1.5));
        assertThatIllegalArgumentException().isThrownBy(() -> BestOfMany.standardErrorPoints(0));
    }
}
