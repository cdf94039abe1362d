package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** Bounds spare most fits, and what they spare is no extreme. */
    @ParameterizedTest
    @CsvSource({"4,1100,6,0.8", "8,1500,2,0.3", "12,400,3,1.5", "6,200,30,2.5"})
    void findsTheEndsOfACrowdAsAFitWithoutEachDoes(int models, int raters, int each, double taste) {
        var votes = new SimulatedStudy(new Random(models), models, taste).votes(raters, each, 0.8);
        var counts = new RaterCounts(votes);
        var gaps = IntStream.range(0, raters)
                .mapToDouble(rater -> gap(counts.without(rater)))
                .filter(Double::isFinite)
                .summaryStatistics();
        var found = LeaveOneRaterOut.of(votes, "model 01", "model 00");

        assertThat(found.lowest().orElseThrow().contrast()).isEqualTo(gaps.getMin(), within(1e-9));
        assertThat(found.highest().orElseThrow().contrast()).isEqualTo(gaps.getMax(), within(1e-9));
        assertThat(found.raters() - found.infinite().size()).isEqualTo((int) gaps.getCount());
        assertThat(found.refits()).isLessThan(raters / 4);
    }

    @Test
    void enclosesTheLeadWithoutEveryRater() {
        var votes = new SimulatedStudy(new Random(5), 5, 1).votes(60, 7, 1);
        var changed = ChangedVotes.around(votes.counts(), "model 00");
        var ballots = new RaterBallots(votes, changed);
        int one = changed.place("model 01");
        int other = changed.place("model 00");
        var fit = changed.refit(one, other);
        var bounds = new AbsenceBounds(
                fit,
                changed.contests(),
                Objects.requireNonNull(fit.information()).inverse(),
                one,
                other);
        var counts = new RaterCounts(votes);
        for (int rater : ballots.raters()) {
            var range = bounds.without(ballots, rater);
            assertThat(gap(counts.without(rater))).isBetween(range.lower(), range.upper());
            assertThat(range.upper() - range.lower()).isLessThan(1);
        }
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
                .map(Contrast::difference)
                .orElse(Double.NaN);
    }
}
