package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplingAuditTests {

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
        var audit = SamplingAudit.of(votes, probabilities, PairWeights.even(3), BradleyTerry.standard());

        for (int model = 0; model < 3; model++) {
            assertThat(audit.weighted()
                            .of(votes.models().get(model))
                            .estimate()
                            .orElseThrow()
                            .strength())
                    .isEqualTo(UNIFORM[model], within(1e-8));
        }
        assertThat(audit.borda()).extracting(Borda::model).containsExactly("A", "B", "C");
        assertThat(audit.orderMoves()).isEqualTo(ab + bc + ac > 3);
        assertThat(audit.cut()).isZero();
        double n = votes.size();
        assertThat(audit.mix().effectiveVotes())
                .isEqualTo(ab + bc + ac > 3 ? 100 * 9 / (2 + 1 / 8.0) : n, within(1e-9));
    }

    @Test
    void saysHowManyWeightsWereCutOff() {
        var votes = votes(new int[] {8, 1, 1});
        var probabilities = IntStream.range(0, votes.size())
                .mapToDouble(vote -> pair(votes, vote) == 0 ? 0.8 : 0.1)
                .toArray();
        var audit = SamplingAudit.of(votes, probabilities, PairWeights.even(3).cutAt(2), BradleyTerry.standard());
        assertThat(audit.cut()).isEqualTo(200);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SamplingAudit.of(votes, new double[1], PairWeights.even(3), BradleyTerry.standard()))
                .withMessage("1 probabilities for 1000 votes");
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
