package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BlindingIndexTests {

    @Test
    void reproducesAWorkedExample() {
        var index = index(46, 30, 24);

        assertThat(index.index()).isEqualTo(0.16, within(1e-12));
        assertThat(Math.pow(index.standardError(), 2)).isEqualTo(0.007344, within(1e-12));
        assertThat(index.standardError()).isEqualTo(0.085697141, within(1e-9));
        assertThat(index.z().orElseThrow()).isEqualTo(1.86704, within(5e-6));
        assertThat(index.lower()).isEqualTo(-0.007963, within(5e-7));
        assertThat(index.upper()).isEqualTo(0.327963, within(5e-7));
        assertThat(new BlindingGuesses(46, 30, 24).index(0.1).orElseThrow().upper())
                .isEqualTo(0.300959, within(5e-7));
        assertThat(index.alarm()).isFalse();
    }

    @Test
    void agreesWithTheSpreadOfSingleAnswers() {
        var random = new Random(2004);
        for (int round = 0; round < 50; round++) {
            long correct = 1 + random.nextInt(100);
            long incorrect = 1 + random.nextInt(100);
            long dontKnow = random.nextInt(100);
            double n = correct + incorrect + dontKnow;
            double mean = (correct - incorrect) / n;
            double variance = ((correct + incorrect) / n - mean * mean) / n;
            assertThat(index(correct, incorrect, dontKnow).standardError())
                    .isEqualTo(Math.sqrt(variance), within(1e-12));
        }
    }

    @Test
    void raisesTheAlarmOnlyWhenSurelyUnblinded() {
        assertThat(index(70, 20, 10).alarm()).isTrue();
        assertThat(index(7, 2, 1).alarm()).isFalse();
        assertThat(index(20, 70, 10).alarm()).isFalse();
        assertThat(index(0, 0, 100).alarm()).isFalse();
    }

    @Test
    void takesAnswersAllAlikeForNoCertainty() {
        assertThat(index(1, 0, 0).alarm()).isFalse();
        assertThat(index(1, 0, 0).lower()).isEqualTo(-0.95, within(1e-12));
        assertThat(index(1, 0, 0).upper()).isEqualTo(1);
        assertThat(index(40, 0, 0).alarm()).isTrue();
        assertThat(index(40, 0, 0).z()).isEmpty();
        assertThat(index(0, 1, 0).upper()).isEqualTo(0.95, within(1e-12));
        assertThat(index(0, 0, 1).lower()).isEqualTo(-0.975, within(1e-12));
        assertThat(index(0, 0, 1).upper()).isEqualTo(0.975, within(1e-12));
    }

    @Test
    void saysNothingBeforeTheFirstAnswer() {
        assertThat(new BlindingGuesses(0, 0, 0).index(0.05)).isEmpty();
    }

    @Test
    void refusesMisuse() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BlindingGuesses(-1, 0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BlindingGuesses(0, 0, 0).index(0))
                .withMessage("Alpha 0.0 is not between 0 and 1");
    }

    private static BlindingIndex index(long correct, long incorrect, long dontKnow) {
        return new BlindingGuesses(correct, incorrect, dontKnow).index(0.05).orElseThrow();
    }
}
