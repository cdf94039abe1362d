package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FitCheckTests {

    @Test
    void goesByChiSquareWhereThereAreNoRaters() {
        var cyclic = check(votes(60, 62, 42));
        assertThat(cyclic.badge()).isEqualTo(FitCheck.Badge.NO_SINGLE_RANKING);
        assertThat(cyclic.goodness().deviance()).isEqualTo(12.0947, within(1e-4));
        assertThat(cyclic.pValue().orElseThrow()).isEqualTo(5.06e-4, within(1e-6));
        assertThat(cyclic.cycles().strongest().get(0).z()).isEqualTo(3.4255, within(1e-4));
        assertThat(check(votes(60, 62, 71)).badge()).isEqualTo(FitCheck.Badge.ONE_RANKING);
    }

    @Test
    void goesByWholeRatersWhereThereAre() {
        var votes = votes(60, 62, 42);
        var one = IntStream.range(0, votes.size()).map(vote -> vote % 2).toArray();
        var check = check(votes.withRaters(Groups.of(List.of("x", "y"), one)));
        assertThat(check.clustered().orElseThrow().raters()).isEqualTo(2);
        assertThat(check.pValue()).isEqualTo(check.clustered().orElseThrow().pValue());
    }

    @Test
    void cannotTellWhereNoFitCouldFail() {
        var pair = Votes.of(List.of("a", "b"), new int[2], new int[] {1, 1}, new byte[] {0, 1});
        assertThat(check(pair).badge()).isEqualTo(FitCheck.Badge.CANNOT_TELL);
        var none = Votes.of(List.of(), new int[0], new int[0], new byte[0]);
        assertThat(check(none).badge()).isEqualTo(FitCheck.Badge.CANNOT_TELL);
    }

    private static FitCheck check(Votes votes) {
        return FitCheck.of(votes, BradleyTerry.standard(), 0.05, 99, new Random(1));
    }

    /** A hundred votes each of a against b, b against c, a against c. */
    private static Votes votes(int... won) {
        var left = IntStream.range(0, 300).map(vote -> vote / 100 == 1 ? 1 : 0).toArray();
        var right = IntStream.range(0, 300).map(vote -> vote / 100 == 0 ? 1 : 2).toArray();
        var verdicts = new byte[300];
        for (int vote = 0; vote < 300; vote++) {
            verdicts[vote] = (byte) (vote % 100 < won[vote / 100] ? 0 : 1);
        }
        return Votes.of(List.of("a", "b", "c"), left, right, verdicts);
    }
}
