package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SimultaneousRanksTests {

    private static final Fit SYN20 =
            BradleyTerry.standard().fit(KnownAnswers.counts("syn20")).fits().get(0);

    @Test
    void needNoMoreThanAnIntervalForTwoModels() {
        var fit = BradleyTerry.standard()
                .fit(Sketch.of("60 a>b", "40 b>a"))
                .fits()
                .get(0);
        var ranks = SimultaneousRanks.of(fit, 0.95, 20_000, new SplittableRandom(1));
        assertThat(ranks.critical()).isEqualTo(1.96, within(0.05));
    }

    @Test
    void areWiderThanPairwiseAndSharperThanOverlappingIntervals() {
        var ranks = SimultaneousRanks.of(SYN20, 0.95, 2000, new SplittableRandom(2));
        // Tukey's studentised range for 20 means is 5.01, over the root of two.
        assertThat(ranks.critical()).isBetween(3.2, 3.65);
        for (var model : SYN20.models()) {
            assertThat(ranks.ranks().get(model).best())
                    .isLessThanOrEqualTo(SYN20.ranks(model).pairwise());
            assertThat(ranks.ranks().get(model).worst())
                    .isGreaterThanOrEqualTo(ranks.ranks().get(model).best());
        }
    }

    @Test
    void areTheSameFromTheSameSeed() {
        assertThat(SimultaneousRanks.of(SYN20, 0.95, 200, new SplittableRandom(3)))
                .isEqualTo(SimultaneousRanks.of(SYN20, 0.95, 200, new SplittableRandom(3)));
    }
}
