package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusteredFitTestTests {

    @Test
    void findsACycleThatRatersShare() {
        var random = new Random(1);
        int votes = 900;
        var left = IntStream.range(0, votes).map(vote -> vote % 3).toArray();
        var right = IntStream.range(0, votes).map(vote -> (vote + 1) % 3).toArray();
        var verdicts = new byte[votes];
        for (int vote = 0; vote < votes; vote++) {
            verdicts[vote] = (byte) (random.nextDouble() < 0.62 ? 0 : 1);
        }
        var raters = IntStream.range(0, votes).map(vote -> vote / 30).toArray();
        var study = Votes.of(List.of("a", "b", "c"), left, right, verdicts).withRaters(groups(30, raters));

        var found = ClusteredFitTest.of(study, BradleyTerry.standard(), 199, new Random(2));

        assertThat(found.pValue().orElseThrow()).isLessThan(0.02);
        assertThat(found.raters()).isEqualTo(30);
        assertThat(found.unfitted()).isZero();
    }

    @Test
    void isNotImpressedByRatersWhoSayAllThreeTimes() {
        var once = new SimulatedStudy(new Random(3), 4, 0.2).votes(20, 20, 0.5);
        var thrice = repeated(once, 3);
        var method = BradleyTerry.standard();

        var p = ClusteredFitTest.of(once, method, 99, new Random(4)).pValue().orElseThrow();
        assertThat(ClusteredFitTest.of(thrice, method, 99, new Random(4)).pValue())
                .hasValue(p);
        assertThat(GoodnessOfFit.of(thrice.counts(), method.fit(thrice.counts()))
                        .deviancePValue()
                        .orElseThrow())
                .isLessThan(GoodnessOfFit.of(once.counts(), method.fit(once.counts()))
                        .deviancePValue()
                        .orElseThrow());
    }

    /** One strength for each model, but raters who stick to what they once said: chi-square finds fault, this does not. */
    @Test
    void isFairToRatersWhoRepeatThemselves() {
        var random = new Random(5);
        int tables = 40;
        int clustered = 0;
        int plain = 0;
        for (int table = 0; table < tables; table++) {
            var votes = repeated(new SimulatedStudy(random, 5, 0).votes(25, 20, 0.5), 3);
            var method = BradleyTerry.standard();
            clustered += ClusteredFitTest.of(votes, method, 59, random).pValue().orElseThrow() < 0.1 ? 1 : 0;
            plain += GoodnessOfFit.of(votes.counts(), method.fit(votes.counts()))
                                    .deviancePValue()
                                    .orElseThrow()
                            < 0.1
                    ? 1
                    : 0;
        }
        assertThat(clustered).isLessThanOrEqualTo(10);
        assertThat(plain).isGreaterThan(20);
    }

    @Test
    void leavesOutRoundsInWhichAModelCannotBeFit() {
        var votes = Votes.of(
                        List.of("a", "b", "c"), new int[] {0, 1, 1, 2, 2, 0}, new int[] {1, 0, 2, 1, 0, 2}, new byte[] {
                            0, 0, 0, 0, 0, 0
                        })
                .withRaters(groups(6, new int[] {0, 1, 2, 3, 4, 5}));
        var found = ClusteredFitTest.of(votes, BradleyTerry.standard(), 50, new Random(6));

        assertThat(found.rounds()).isEqualTo(50);
        assertThat(found.unfitted()).isBetween(1, 50);
    }

    @Test
    void refusesVotesWithoutRaters() {
        var votes = Votes.of(List.of("a", "b"), new int[1], new int[] {1}, new byte[1]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClusteredFitTest.of(votes, BradleyTerry.standard(), 9, new Random()))
                .withMessage("The votes have no raters");
        var half = votes.withRaters(groups(1, new int[] {Groups.NONE}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClusteredFitTest.of(half, BradleyTerry.standard(), 9, new Random()))
                .withMessage("1 of 1 votes have no rater");
    }

    private static Groups groups(int raters, int[] of) {
        return Groups.of(IntStream.range(0, raters).mapToObj(i -> "r" + i).toList(), of);
    }

    private static Votes repeated(Votes votes, int times) {
        int size = votes.size() * times;
        var verdicts = new byte[size];
        IntStream.range(0, size)
                .forEach(i ->
                        verdicts[i] = (byte) votes.verdict(i % votes.size()).ordinal());
        var raters = votes.raters().orElseThrow();
        return Votes.of(
                        votes.models(),
                        IntStream.range(0, size)
                                .map(i -> votes.left(i % votes.size()))
                                .toArray(),
                        IntStream.range(0, size)
                                .map(i -> votes.right(i % votes.size()))
                                .toArray(),
                        verdicts)
                .withRaters(Groups.of(
                        raters.names(),
                        IntStream.range(0, size)
                                .map(i -> raters.of(i % votes.size()))
                                .toArray()));
    }
}
