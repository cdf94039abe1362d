package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.Test;

class SignTestTests {

    @Test
    void reproducesPublishedSignTests() {
        assertThat(SignTest.of(0, 10).p()).isEqualTo(2 / 1024.0, within(1e-15));
        assertThat(SignTest.of(12, 5).p()).isEqualTo(0.143463135, within(1e-9));
        assertThat(SignTest.of(625, 574).p()).isEqualTo(0.14871, within(5e-6));
        assertThat(SignTest.of(549, 664).p()).isEqualTo(0.001055, within(5e-7));
    }

    @Test
    void agreesWithTheBinomialDistribution() {
        var random = new Random(1710);
        for (int round = 0; round < 300; round++) {
            int trials = 1 + random.nextInt(2000);
            int first = random.nextInt(trials + 1);
            int smaller = Math.min(first, trials - first);
            double expected = Math.min(1, 2 * new BinomialDistribution(trials, 0.5).cumulativeProbability(smaller));
            assertThat(SignTest.of(first, trials - first).p()).isEqualTo(expected, within(1e-12));
        }
    }

    @Test
    void staysExactForVeryManyVotes() {
        // Edgeworth: the normal tail with half a vote of continuity is good to six digits here.
        double z = (10_000_000 - 9_990_000 - 1) / Math.sqrt(19_990_000);
        double normal = org.hipparchus.special.Erf.erfc(z / Math.sqrt(2));

        assertThat(SignTest.of(10_000_000, 9_990_000).p()).isEqualTo(normal, within(1e-5 * normal));
        assertThat(SignTest.of(1_000_000_000, 1_000_000_000).p()).isEqualTo(1);
        assertThat(SignTest.of(0, 2_000_000_000).p()).isZero();
    }

    @Test
    void findsNothingWhereThereIsNothingToSplit() {
        assertThat(SignTest.of(0, 0).p()).isEqualTo(1);
        assertThat(SignTest.of(1, 0).p()).isEqualTo(1);
        assertThat(SignTest.of(7, 7).p()).isEqualTo(1);
    }

    @Test
    void turnsWithTheSides() {
        for (int first = 0; first < 50; first++) {
            assertThat(SignTest.of(first, 31).p())
                    .isEqualTo(SignTest.of(31, first).p());
        }
    }

    @Test
    void refusesNegativeCounts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignTest.of(-1, 3))
                .withMessage("First count -1 is a negative count");
        assertThatIllegalArgumentException().isThrownBy(() -> SignTest.of(Long.MAX_VALUE, 3));
    }
}
