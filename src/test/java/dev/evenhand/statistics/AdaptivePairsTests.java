package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdaptivePairsTests {

    private static final List<String> MODELS = List.of("m0", "m1", "m2", "m3");
    private static final int PAIRS = 6;

    @Test
    void beginsWithAnEvenDraw() {
        assertThat(AdaptivePairs.of(PairCounts.among(MODELS).build()).chances())
                .allSatisfy(chance -> assertThat(chance).isCloseTo(1.0 / PAIRS, within(1e-12)));
    }

    @Test
    void neverFallsBelowTheFloorAndAddsUpToOne() {
        var random = new Random(3);
        for (int trial = 0; trial < 200; trial++) {
            var counts = PairCounts.among(MODELS);
            for (int cell = 0; cell < 12; cell++) {
                int left = random.nextInt(4);
                int right = (left + 1 + random.nextInt(3)) % 4;
                var verdict = Verdict.values()[random.nextInt(4)];
                counts.add(MODELS.get(left), MODELS.get(right), verdict, random.nextInt(3_000));
            }
            var chances = AdaptivePairs.of(counts.build()).chances();

            assertThat(chances).allMatch(chance -> chance >= AdaptivePairs.EVEN / PAIRS);
            assertThat(chances.stream().mapToDouble(chance -> chance).sum()).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void prefersPairsThatAreUndecidedAndSeldomShown() {
        var chances = AdaptivePairs.of(PairCounts.among(MODELS)
                        .add("m0", "m1", Verdict.MODEL_A, 50)
                        .add("m0", "m1", Verdict.MODEL_B, 50)
                        .add("m0", "m2", Verdict.MODEL_A, 10)
                        .add("m0", "m2", Verdict.MODEL_B, 10)
                        .add("m1", "m2", Verdict.MODEL_A, 10)
                        .add("m1", "m2", Verdict.MODEL_B, 10)
                        .add("m0", "m3", Verdict.MODEL_A, 100)
                        .build())
                .chances();

        assertThat(chances.get(1)).as("20 votes").isGreaterThan(chances.get(0));
        assertThat(chances.get(0)).as("even, 100 votes").isGreaterThan(AdaptivePairs.EVEN / PAIRS);
        assertThat(chances.get(3)).as("m1 and m2").isGreaterThan(chances.get(0));
    }

    @Test
    void drawsPairsAsOftenAsItSays() {
        var pairs = AdaptivePairs.of(PairCounts.among(MODELS)
                .add("m0", "m1", Verdict.MODEL_A, 400)
                .add("m2", "m3", Verdict.TIE, 3)
                .build());
        var random = new Random(11);
        var without = Set.of(1, 4);
        int draws = 100_000;
        var drawn = new int[PAIRS];
        for (int i = 0; i < draws; i++) {
            drawn[pairs.draw(random.nextDouble(), without)]++;
        }

        for (int pair = 0; pair < PAIRS; pair++) {
            double chance =
                    without.contains(pair) ? 0 : pairs.chance(pair, without).doubleValue();
            assertThat(drawn[pair] / (double) draws).isCloseTo(chance, within(0.01));
        }
    }
}
