package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.statistics.Collusion.SharedComparison;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CollusionTests {

    private static final Chances CHANCES = new Chances(0.5, 0.2, 0.3);

    @Test
    void comparesAgreementsWithThoseOfIndependentVotes() {
        var found = Collusion.of(Collections.nCopies(100, new SharedComparison(CHANCES, true)));

        assertThat(found.agreements()).isEqualTo(100);
        assertThat(found.expected()).isEqualTo(38, within(1e-12));
        assertThat(found.z().orElseThrow()).isEqualTo(62 / Math.sqrt(100 * 0.38 * 0.62), within(1e-12));
    }

    @Test
    void saysNothingOfRatersWhoShareNothingOrOnlyCertainties() {
        assertThat(Collusion.of(List.of()).z()).isEmpty();
        assertThat(Collusion.of(List.of(new SharedComparison(new Chances(1, 0, 0), true)))
                        .z())
                .isEmpty();
    }

    @Test
    void variesLikeANormalDeviateBetweenIndependentRaters() {
        var random = new Random(38);
        var values = IntStream.range(0, 500)
                .mapToDouble(pair -> Collusion.of(shared(random)).z().orElseThrow())
                .summaryStatistics();

        assertThat(values.getAverage()).isEqualTo(0, within(0.2));
        assertThat(values.getMax()).isLessThan(4.5);
        assertThat(values.getMin()).isGreaterThan(-4.5);
    }

    private static List<SharedComparison> shared(Random random) {
        return IntStream.range(0, 60)
                .mapToObj(ballot -> DavidsonModel.withTies(0.4).chances(random.nextGaussian()))
                .map(chances -> new SharedComparison(chances, draw(random, chances) == draw(random, chances)))
                .toList();
    }

    private static Verdict draw(Random random, Chances chances) {
        double draw = random.nextDouble();
        if (draw < chances.first()) {
            return Verdict.MODEL_A;
        }
        return draw < chances.first() + chances.tie() ? Verdict.TIE : Verdict.MODEL_B;
    }
}
