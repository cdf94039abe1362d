package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplingMixTests {

    static List<String[]> mixes() {
        return KnownAnswers.rows("sampling_mix.csv");
    }

    @ParameterizedTest
    @MethodSource("mixes")
    void movesBradleyTerryAndNotBorda(String mix, long ab, long bc, long ac, double a, double b, double c) {
        var counts = counts(ab, bc, ac);
        var scores = BradleyTerry.standard().fit(counts);

        assertThat(strength(scores, "A")).isEqualTo(a, within(1e-8));
        assertThat(strength(scores, "B")).isEqualTo(b, within(1e-8));
        assertThat(strength(scores, "C")).isEqualTo(c, within(1e-8));
        var borda = Borda.of(counts);
        assertThat(borda).extracting(Borda::model).containsExactly("A", "B", "C");
        assertThat(borda.get(0).share().orElseThrow()).isEqualTo(0.525, within(1e-12));
        assertThat(borda.get(1).share().orElseThrow()).isEqualTo(0.51, within(1e-12));
        assertThat(borda.get(2).share().orElseThrow()).isEqualTo(0.465, within(1e-12));
    }

    @Test
    void findsTheErrorOfBordaShares() {
        var borda = Borda.of(Sketch.of("60 a>b", "40 b>a", "9 a>c", "16 c>a", "c=b"));

        assertThat(borda.get(0).model()).isEqualTo("c");
        assertThat(borda)
                .filteredOn(score -> score.model().equals("a"))
                .first()
                .satisfies(score -> assertThat(score.standardError().orElseThrow())
                        .isEqualTo(Math.sqrt(0.6 * 0.4 / 100 + 0.36 * 0.64 / 25) / 2, within(1e-12)));
    }

    @Test
    void countsOpponentsThatWereNeverMet() {
        var borda = Borda.of(Sketch.of("3 a>b", "b=a", "?c"));

        assertThat(borda.get(0).opponents()).isEqualTo(1);
        assertThat(borda.get(0).missing()).isEqualTo(1);
        assertThat(borda.get(2)).satisfies(score -> {
            assertThat(score.model()).isEqualTo("c");
            assertThat(score.share()).isEmpty();
            assertThat(score.missing()).isEqualTo(2);
        });
    }

    @Test
    void auditsAMixOfEqualWeights() {
        var mix = SamplingMix.of(counts(8, 1, 1));

        assertThat(mix).isEqualTo(new SamplingMix(1000, 1000, 1, 3, 3, 100, 800, 1));
        assertThat(mix.connected()).isTrue();
    }

    @Test
    void findsWhatWeightsCost() {
        var weights = PairWeights.even(3);
        var mix = SamplingMix.of(
                counts(8, 1, 1),
                DoubleStream.concat(
                        DoubleStream.generate(() -> weights.of(0.8)).limit(800),
                        DoubleStream.generate(() -> weights.of(0.1)).limit(200)));

        // Weights 5/12 and 10/3, of mean 1: (sum)² / sum of squares = 1000² / (800 · 25/144 + 200 · 100/9).
        assertThat(mix.effectiveVotes()).isEqualTo(1e6 / (800 * 25 / 144.0 + 20_000 / 9.0), within(1e-8));
        assertThat(mix.largestWeight()).isEqualTo(10 / 3.0, within(1e-12));
    }

    @Test
    void findsModelsThatNoVoteConnects() {
        var mix = SamplingMix.of(Sketch.of("a>b", "3 c=d", "?e"));

        assertThat(mix.connected()).isFalse();
        assertThat(mix.components()).isEqualTo(3);
        assertThat(mix.pairs()).isEqualTo(10);
        assertThat(mix.comparedPairs()).isEqualTo(2);
        assertThat(mix.fewestVotes()).isEqualTo(1);
        assertThat(mix.mostVotes()).isEqualTo(3);
    }

    @Test
    void auditsAStudyWithoutVotes() {
        assertThat(SamplingMix.of(Sketch.of("?a", "?b"))).isEqualTo(new SamplingMix(0, 0, 0, 1, 0, 0, 0, 2));
    }

    @Test
    void cutsOffTheLargestWeights() {
        assertThat(PairWeights.even(3).cutAt(2).of(0.01)).isEqualTo(2);
        assertThat(PairWeights.even(3).of(0.01)).isEqualTo(100 / 3.0, within(1e-12));
    }

    @Test
    void refusesMisuse() {
        var counts = counts(1, 1, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SamplingMix.of(counts, DoubleStream.of(1, 2)))
                .withMessage("2 weights for 300 votes");
        assertThatIllegalArgumentException().isThrownBy(() -> SamplingMix.of(counts, DoubleStream.of(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairWeights.even(3).of(0))
                .withMessage("Probability of a pair 0.0 is not a positive number");
        assertThatIllegalArgumentException().isThrownBy(() -> PairWeights.even(1));
    }

    /** Preferences of 60, 62 and 45 in a hundred, each seen so many times. */
    private static PairCounts counts(long ab, long bc, long ac) {
        return PairCounts.among(List.of("A", "B", "C"))
                .add("A", "B", Verdict.MODEL_A, 60 * ab)
                .add("A", "B", Verdict.MODEL_B, 40 * ab)
                .add("B", "C", Verdict.MODEL_A, 62 * bc)
                .add("B", "C", Verdict.MODEL_B, 38 * bc)
                .add("A", "C", Verdict.MODEL_A, 45 * ac)
                .add("A", "C", Verdict.MODEL_B, 55 * ac)
                .build();
    }

    private static double strength(Scores scores, String model) {
        return scores.of(model).estimate().orElseThrow().strength();
    }
}
