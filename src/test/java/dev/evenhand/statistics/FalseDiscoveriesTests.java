package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FalseDiscoveriesTests {

    @Test
    void flagsWhomTheWorkedExampleFlags() {
        var found = FalseDiscoveries.among(logs(900, 45, 30, 2, 0.5, 0.1, 0, 1, 1.2, 0.9), 0.05);

        assertThat(found.flagged()).isEqualTo(1);
        assertThat(found.flags(Math.log(900))).isTrue();
        assertThat(found.flags(Math.log(45))).isFalse();
    }

    @Test
    void flagsSeveralWhoTogetherHaveMoreThanEachAlone() {
        assertThat(FalseDiscoveries.among(logs(25, 1), 0.05).flagged()).isZero();
        assertThat(FalseDiscoveries.among(logs(25, 25), 0.05).flagged()).isEqualTo(2);
        assertThat(FalseDiscoveries.among(logs(39, 21), 0.05).flagged()).isEqualTo(2);
    }

    @Test
    void flagsNobodyAmongNone() {
        var found = FalseDiscoveries.among(List.of(), 0.05);

        assertThat(found.flagged()).isZero();
        assertThat(found.flags(Double.POSITIVE_INFINITY)).isFalse();
    }

    @Test
    void flagsThatManyAndMoreWithALargerAlpha() {
        var random = new Random(2022);
        for (int round = 0; round < 200; round++) {
            var evidence = random.doubles(1 + random.nextInt(30), -3, 9).boxed().toList();
            var strict = FalseDiscoveries.among(evidence, 0.01);
            var mild = FalseDiscoveries.among(evidence, 0.2);
            assertThat(evidence.stream().filter(strict::flags).count()).isEqualTo(strict.flagged());
            assertThat(mild.flagged()).isGreaterThanOrEqualTo(strict.flagged());
        }
    }

    @Test
    void keepsTheShareOfFalseFlagsBelowAlpha() {
        var random = new Random(22);
        double falseShare = 0;
        int rounds = 500;
        for (int round = 0; round < rounds; round++) {
            var honest = random.ints(36, 0, 100)
                    .mapToDouble(draw -> draw == 0 ? Math.log(100) : -9)
                    .boxed()
                    .toList();
            var evidence = new ArrayList<>(honest);
            evidence.addAll(logs(5000, 5000, 5000, 5000));
            var found = FalseDiscoveries.among(evidence, 0.1);
            falseShare += honest.stream().filter(found::flags).count() / (double) Math.max(1, found.flagged()) / rounds;
        }
        assertThat(falseShare).isBetween(0.01, 0.1);
    }

    @Test
    void refusesWhatIsNoEvidence() {
        assertThatIllegalArgumentException().isThrownBy(() -> FalseDiscoveries.among(List.of(Double.NaN), 0.05));
        assertThatIllegalArgumentException().isThrownBy(() -> FalseDiscoveries.among(List.of(1.0), 1));
    }

    private static List<Double> logs(double... values) {
        return Arrays.stream(values).map(Math::log).boxed().toList();
    }
}
