package dev.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AlignedTests {

    @Test
    void writesNumbersAsAFormatterWould() {
        var random = new SplittableRandom(3);
        for (int i = 0; i < 10_000; i++) {
            double value = 3000 * random.nextDouble() - 1000;
            assertThat(Aligned.tenths(value)).isEqualTo(String.format(Locale.ROOT, "%.1f", value));
            long count = random.nextLong(-2_000_000, 2_000_000) / (1 + random.nextInt(100_000));
            assertThat(Aligned.grouped(count)).isEqualTo(String.format(Locale.ROOT, "%,d", count));
        }
        assertThat(Aligned.tenths(-0.04)).isEqualTo("0.0");
        assertThat(Aligned.tenths(0.05)).isEqualTo("0.1");
    }

    @Test
    void padsWhatIsShortAndCutsNothing() {
        assertThat(Aligned.right("ab", 4) + Aligned.left("ab", 4) + Aligned.right("abc", 2))
                .isEqualTo("  abab  abc");
    }
}
