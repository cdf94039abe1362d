package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleSizeTests {

    private final SampleSize size = new SampleSize(0.05, 0.8);

    static List<String[]> rows() {
        return KnownAnswers.rows("sample_size.csv");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void reproducesKnownSizes(double net, double tieShare, double designEffect, long votes) {
        assertThat(size.votes(net, tieShare, designEffect)).hasValue(votes);
        assertThat(size.votes(-net, tieShare, designEffect)).hasValue(votes);
    }

    @Test
    void reproducesAKnownDetectableDifference() {
        assertThat(size.detectable(1276, 0.06, 1).orElseThrow()).isEqualTo(0.07604, within(5e-6));
    }

    @Test
    void reachesTheWantedPowerAtTheNeededVotes() {
        var random = new Random(17);
        for (int round = 0; round < 300; round++) {
            double net = 0.01 + 0.3 * random.nextDouble();
            double tieShare = 0.5 * random.nextDouble();
            double effect = 1 + 5 * random.nextDouble();
            long votes = size.votes(net, tieShare, effect).orElseThrow();
            assertThat(size.reached(net, tieShare, votes, effect)).isBetween(0.8, 0.83);
            assertThat(size.reached(net, tieShare, votes * 0.98, effect)).isLessThan(0.8);
        }
    }

    @Test
    void detectsWhatTheNeededVotesAreFor() {
        double net = size.detectable(50_000, 0.2, 1.8).orElseThrow();

        assertThat(size.votes(net, 0.2, 1.8).orElseThrow() / 50_000.0).isBetween(0.999, 1.0);
    }

    @Test
    void reachesAlphaWhereThereIsNothingToFind() {
        assertThat(size.reached(0, 0.06, 1000, 1)).isEqualTo(0.05, within(1e-12));
        assertThat(size.votes(0, 0.06, 1)).isEmpty();
        assertThat(size.votes(1e-12, 0.06, 1)).isEmpty();
    }

    @Test
    void agreesWithSimulatedStudies() {
        var random = new Random(1148);
        long votes = 1145;
        int found = 0;
        for (int study = 0; study < 4000; study++) {
            long wins = 0;
            long ties = 0;
            for (int vote = 0; vote < votes; vote++) {
                double draw = random.nextDouble();
                wins += draw < 0.51 ? 1 : 0;
                ties += draw >= 0.94 ? 1 : 0;
            }
            var net = new HeadToHead(wins, ties, votes - wins - ties).net(0.05).orElseThrow();
            found += net.lower() > 0 || net.upper() < 0 ? 1 : 0;
        }

        assertThat(found / 4000.0).isEqualTo(size.reached(0.08, 0.06, votes, 1), within(0.02));
    }

    @Test
    void findsNothingWithTooFewVotes() {
        assertThat(size.detectable(5, 0.06, 1)).isEmpty();
        assertThat(size.votes(1, 0, 1)).hasValue(1);
        assertThat(size.reached(1, 0, 10, 1)).isEqualTo(1, within(1e-12));
    }

    @Test
    void refusesMisuse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> size.votes(0.5, 0.6, 1))
                .withMessage("A net difference of 0.5 is impossible with a share of 0.6 ties");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> size.votes(0.1, 0.06, 0.5))
                .withMessage("Design effect 0.5 is not a number from 1 on");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SampleSize(0.05, 0.05))
                .withMessage("Power 0.05 is not between alpha 0.05 and 1");
        assertThatIllegalArgumentException().isThrownBy(() -> size.votes(Double.NaN, 0.06, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> size.detectable(0, 0.06, 1));
    }
}
