package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the choice of pairs does to a ranking, and what takes it back. */
class PairWeightsTests {

    private static final double[] UNIFORM = {0.06678253, 0.02671306, -0.09349559};
    private static final int[][] PAIRS = {{0, 1, 60}, {1, 2, 62}, {0, 2, 45}};

    @ParameterizedTest
    @CsvSource({"1,1,1", "8,1,1", "1,8,1", "1,1,8"})
    void weighsAnyMixBackToAnEvenOne(int ab, int bc, int ac) {
        var times = new int[] {ab, bc, ac};
        var votes = votes(times);
        var probabilities = IntStream.range(0, votes.size())
                .mapToDouble(vote -> times[pair(votes, vote)] / (double) (ab + bc + ac))
                .toArray();
        var weights =
                DoubleStream.of(probabilities).map(PairWeights.even(3)::of).toArray();
        var weighted = BradleyTerry.standard().fit(votes.withWeights(weights));

        for (int model = 0; model < 3; model++) {
            assertThat(weighted.of(votes.models().get(model))
                            .estimate()
                            .orElseThrow()
                            .strength())
                    .isEqualTo(UNIFORM[model], within(1e-8));
        }
        boolean even = ab + bc + ac == 3;
        assertThat(SamplingMix.of(votes.counts(), DoubleStream.of(weights)).effectiveVotes())
                .isEqualTo(even ? votes.size() : 100 * 9 / (2 + 1 / 8.0), within(1e-9));
        assertThat(order(BradleyTerry.standard().fit(votes)).equals(order(weighted)))
                .isEqualTo(even);
        assertThat(Borda.of(votes.counts())).extracting(Borda::model).containsExactly("A", "B", "C");
    }

    private static List<String> order(Scores scores) {
        return scores.models().stream().map(ModelScore::model).toList();
    }

    private static Votes votes(int[] times) {
        int size = 100 * IntStream.of(times).sum();
        var left = new int[size];
        var right = new int[size];
        var verdicts = new byte[size];
        int vote = 0;
        for (int pair = 0; pair < 3; pair++) {
            for (int i = 0; i < 100 * times[pair]; i++) {
                left[vote] = PAIRS[pair][0];
                right[vote] = PAIRS[pair][1];
                verdicts[vote++] = (byte) (i % 100 < PAIRS[pair][2] ? 0 : 1);
            }
        }
        return Votes.of(List.of("A", "B", "C"), left, right, verdicts);
    }

    private static int pair(Votes votes, int vote) {
        return votes.left(vote) == 1 ? 1 : votes.right(vote) == 1 ? 0 : 2;
    }
}
