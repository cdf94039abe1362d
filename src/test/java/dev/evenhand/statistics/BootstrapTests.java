package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BootstrapTests {

    private static final Votes SYN20 = SimulatedVotes.syn20();

    @Test
    void agreesWithTheSandwichOnManyVotes() {
        var scores = BradleyTerry.standard().fit(SYN20);
        var drawn = new Bootstrap(BradleyTerry.standard(), 400).resample(SYN20.counts(), new SplittableRandom(1));
        assertThat(drawn.dropped()).isZero();
        assertThat(drawn.models()).hasSize(20).allSatisfy(model -> {
            var estimate = scores.of(model.model()).estimate().orElseThrow();
            assertThat(model.standardError() / estimate.standardError()).isBetween(0.85, 1.15);
            assertThat(model.lower()).isEqualTo(estimate.lower(), within(0.6 * estimate.standardError()));
            assertThat(model.upper()).isEqualTo(estimate.upper(), within(0.6 * estimate.standardError()));
        });
    }

    @Test
    void agreesWithTheClusteredSandwichWhenRatersAreDrawn() {
        var scores = BradleyTerry.standard().clusteredBy(Set.of(Cluster.RATER)).fit(SYN20);
        var drawn = new Bootstrap(BradleyTerry.standard(), 400).resample(SYN20, Cluster.RATER, new SplittableRandom(2));
        assertThat(drawn.models())
                .allSatisfy(model -> assertThat(model.standardError()
                                / scores.of(model.model())
                                        .estimate()
                                        .orElseThrow()
                                        .standardError())
                        .isBetween(0.85, 1.15));
    }

    @Test
    void drawsTheSameFromTheSameSeed() {
        var bootstrap =
                new Bootstrap(BradleyTerry.standard().withTies(Ties.DAVIDSON).withPosition(), 20);
        assertThat(bootstrap.resample(SYN20.counts(), new SplittableRandom(3)))
                .isEqualTo(bootstrap.resample(SYN20.counts(), new SplittableRandom(3)));
    }

    @Test
    void dropsAndCountsRoundsWithoutAFiniteFit() {
        var drawn = new Bootstrap(BradleyTerry.standard(), 200)
                .resample(Sketch.of("1 a>b", "3 b>a"), new SplittableRandom(4));
        // All four the same: (1/4)^4 + (3/4)^4 = 0.32 of the rounds.
        assertThat(drawn.dropped()).isBetween(40, 90);
        assertThat(drawn.models()).hasSize(2);
    }

    @Test
    void drawsAsManyVotesAsThereWere() {
        double[][] votes = {{500, 3, 0}, {120, 4, 1000}, {0, 1, 77}};
        var draw = new MultinomialVotes(votes);
        var random = new SplittableRandom(5);
        var sums = new double[3];
        for (int round = 0; round < 2000; round++) {
            var drawn = draw.votes(random);
            assertThat(Arrays.stream(drawn).flatMapToDouble(Arrays::stream).sum())
                    .isEqualTo(1705);
            assertThat(drawn[0][2] + drawn[2][0]).isZero();
            sums[0] += drawn[0][0] / 2000;
            sums[1] += drawn[1][1] / 2000;
            sums[2] += drawn[1][2] / 2000;
        }
        assertThat(sums[0]).isEqualTo(500, within(1.7));
        assertThat(sums[1]).isEqualTo(4, within(0.2));
        assertThat(sums[2]).isEqualTo(1000, within(1.9));
    }

    @Test
    void refusesASingleRound() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Bootstrap(BradleyTerry.standard(), 1));
    }
}
