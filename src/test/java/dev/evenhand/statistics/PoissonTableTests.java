package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.hipparchus.distribution.discrete.PoissonDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonTableTests {

    private static final int DRAWS = 200_000;

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 0.4, 0.9965, 3, 29.9, 412.5, 4096})
    void drawsEveryNumberAsOftenAsItsChanceSays(double mean) {
        var table = new PoissonTable(mean);
        var random = new SplittableRandom(11);
        var drawn = new int[8192];
        for (int draw = 0; draw < DRAWS; draw++) {
            drawn[table.next(random)]++;
        }
        var expected = new PoissonDistribution(mean);
        for (int number = 0; number < drawn.length; number++) {
            double chance = expected.probability(number);
            assertThat((double) drawn[number] / DRAWS).isEqualTo(chance, within(1e-4 + 5 * Math.sqrt(chance / DRAWS)));
        }
    }
}
