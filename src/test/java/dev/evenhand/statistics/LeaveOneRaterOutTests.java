package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeaveOneRaterOutTests {

    @Test
    void isWhatFitsWithoutEachRaterSay() {
        var votes = new SimulatedStudy(new Random(1), 5, 0.3).votes(30, 40, 0.5);
        var counts = new RaterCounts(votes);
        var gaps = IntStream.range(0, 30)
                .mapToDouble(rater -> gap(counts.without(rater)))
                .toArray();
        var found = LeaveOneRaterOut.of(votes, "model 01", "model 00");

        assertThat(found.raters()).isEqualTo(30);
        assertThat(found.screened()).isFalse();
        assertThat(found.infinite()).isEmpty();
        var lowest = found.lowest().orElseThrow();
        var highest = found.highest().orElseThrow();
        assertThat(lowest.contrast())
                .isEqualTo(
                        IntStream.range(0, 30).mapToDouble(i -> gaps[i]).min().orElseThrow(), within(1e-9));
        assertThat(highest.contrast())
                .isEqualTo(
                        IntStream.range(0, 30).mapToDouble(i -> gaps[i]).max().orElseThrow(), within(1e-9));
        int who = Integer.parseInt(lowest.rater().replace("rater ", ""));
        assertThat(gaps[who]).isEqualTo(lowest.contrast(), within(1e-9));
    }

    @Test
    void screensTheCrowdAndStillFindsTheEnds() {
        var votes = new SimulatedStudy(new Random(2), 4, 0.3).votes(1100, 6, 0.8);
        var counts = new RaterCounts(votes);
        var gaps = IntStream.range(0, 1100).mapToDouble(rater -> gap(counts.without(rater)));
        var found = LeaveOneRaterOut.of(votes, "model 01", "model 00");

        assertThat(found.screened()).isTrue();
        assertThat(found.lowest().orElseThrow().contrast()).isEqualTo(gaps.min().orElseThrow(), within(1e-9));
    }

    @Test
    void namesRatersWithoutWhomNoFiniteLeadIsLeft() {
        var votes = Votes.of(List.of("a", "b"), new int[3], new int[] {1, 1, 1}, new byte[] {0, 1, 0})
                .withRaters(Groups.of(List.of("x", "y", "z", "nobody"), new int[] {0, 1, 2}));
        var found = LeaveOneRaterOut.of(votes, "a", "b");
        assertThat(found.infinite()).containsExactly("y");
        assertThat(found.raters()).isEqualTo(3);
        assertThat(found.lowest().orElseThrow().contrast()).isEqualTo(0, within(1e-12));
    }

    @Test
    void refusesVotesWithoutRaters() {
        var votes = Votes.of(List.of("a", "b"), new int[1], new int[] {1}, new byte[1]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeaveOneRaterOut.of(votes, "a", "b"))
                .withMessage("The votes have no raters");
    }

    private static double gap(PairCounts counts) {
        return BradleyTerry.standard()
                .fit(counts)
                .contrast("model 01", "model 00")
                .orElseThrow()
                .difference();
    }
}
