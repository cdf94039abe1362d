package dev.evenhand.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.statistics.BradleyTerry;
import dev.evenhand.statistics.CircularTriads;
import dev.evenhand.statistics.ClusteredFitTest;
import dev.evenhand.statistics.Cycles;
import dev.evenhand.statistics.GoodnessOfFit;
import dev.evenhand.statistics.SignTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What may be said of votes of three models, and what may not. */
class FindingsTests {

    private static final List<String> MODELS = List.of("a", "b", "c");
    private static final int RATERS = 40;

    private final Random random = new Random(4);
    private final List<int[]> rows = new ArrayList<>();

    /** Three raters of four prefer what goes round, each about one pair alone and always the same way. */
    @Test
    void raisesNoAlarmOfCyclesThatAFewRatersMake() {
        for (int rater = 0; rater < 12; rater++) {
            for (int n = 0; n < 30; n++) {
                vote(rater, n, rater % 3, rater < 9 ? 100 : 0);
            }
        }
        var ranking = new RankingFindings(diagnostics());
        assertThat(ranking.cycles().kind()).isEqualTo("none");
        assertThat(ranking.cycles().verdict()).contains("if votes were independent", "a few raters");
    }

    @Test
    void warnsOfCyclesThatRatersAllShow() {
        everybody(pair -> 75);
        var ranking = new RankingFindings(diagnostics());
        assertThat(ranking.cycles().kind()).isEqualTo("fail");
        assertThat(ranking.fit().verdict()).startsWith("No single ranking explains the votes (p");
    }

    @Test
    void doesNotTakeATestThatFindsNothingForAProof() {
        everybody(pair -> pair == 2 ? 35 : 65);
        var ranking = new RankingFindings(diagnostics());
        assertThat(ranking.fit().verdict()).startsWith("The votes do not speak against one ranking (p");
        assertThat(ranking.cycles().verdict()).isEqualTo("No sign that preferences go round");
    }

    @Test
    void tellsNothingOfOneRankingFromAFewRaters() {
        for (int rater = 0; rater < 4; rater++) {
            for (int n = 0; n < 60; n++) {
                vote(rater, n % 30, n % 3, 60);
            }
        }
        var fit = new RankingFindings(diagnostics()).fit();
        assertThat(fit.kind()).isEqualTo("none");
        assertThat(fit.verdict()).contains("so few raters");
    }

    @Test
    void saysThatRatersAgreeOnlyWhereTheIntervalLeavesChanceOut() {
        everybody(pair -> 50);
        var tossed = new AgreementFinding(diagnostics()).finding();
        assertThat(tossed.kind()).isEqualTo("none");
        assertThat(tossed.verdict()).startsWith("Agreement cannot be told from chance (α = ");

        rows.clear();
        for (int rater = 0; rater < RATERS; rater++) {
            for (int task = 0; task < 30; task++) {
                vote(rater, task, 0, task % 2 == 0 ? 90 : 10);
            }
        }
        var agreed = new AgreementFinding(diagnostics()).finding();
        assertThat(agreed.kind()).isEqualTo("ok");
        assertThat(agreed.verdict())
                .startsWith("Raters agree beyond chance (α = +0.")
                .contains("95 % interval");
    }

    /** @param wins for each pair, a against b, b against c and c against a, how many of a hundred the first wins */
    private void everybody(IntUnaryOperator wins) {
        for (int rater = 0; rater < RATERS; rater++) {
            for (int n = 0; n < 30; n++) {
                vote(rater, n, n % 3, wins.applyAsInt(n % 3));
            }
        }
    }

    private void vote(int rater, int task, int pair, int wins) {
        rows.add(new int[] {pair, (pair + 1) % 3, random.nextInt(100) < wins ? 0 : 1, rater, task});
    }

    @SuppressWarnings("NullAway") // The standings of the study have no part in these findings.
    private Diagnostics diagnostics() {
        var verdicts = new byte[rows.size()];
        IntStream.range(0, verdicts.length).forEach(vote -> verdicts[vote] = (byte) rows.get(vote)[2]);
        var given = new StudyVotes(
                MODELS,
                rows.stream().map(row -> (long) row[3]).distinct().toList(),
                IntStream.range(0, 30)
                        .mapToObj(task -> new StudyVotes.TaskInfo(task, ""))
                        .toList(),
                column(0),
                column(1),
                verdicts,
                column(3),
                column(4),
                new byte[verdicts.length]);
        var votes = given.votes();
        var plain = BradleyTerry.standard();
        return new Diagnostics(
                null,
                GoodnessOfFit.of(votes.counts(), plain.fit(votes.counts())),
                Optional.of(ClusteredFitTest.of(votes, plain, 199, new Random(1))),
                Cycles.of(votes.counts(), 5),
                CircularTriads.of(votes.counts()),
                Optional.empty(),
                SignTest.of(1, 1),
                Unanimity.of(given, "a", "b", 0.95),
                Optional.empty(),
                List.of());
    }

    private int[] column(int place) {
        return rows.stream().mapToInt(row -> row[place]).toArray();
    }
}
