package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StyleFeatureTests {

    /** What comes first is not to decide how well the deviation of all is known. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -1, 40, 1e6})
    void hasMeanZeroAndDeviationOneWhateverItBeginsWith(double first) {
        var random = new SplittableRandom(3);
        var values = random.doubles(200_000, 0.2, 0.4).toArray();
        values[0] = first;

        var standardised =
                StyleFeature.standardised("length", values, values.length).values();

        double mean = Arrays.stream(standardised).average().orElseThrow();
        double variance = Arrays.stream(standardised)
                .map(value -> value * value)
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(0, within(1e-12));
        assertThat(variance).isCloseTo(1, within(1e-11));
    }

    @Test
    void hasNoDeviationWhereAllValuesAreTheSame() {
        var values = new double[100_000];
        Arrays.fill(values, 0.1);
        assertThat(StyleFeature.standardised("length", values, values.length).values())
                .containsOnly(0);
    }
}
