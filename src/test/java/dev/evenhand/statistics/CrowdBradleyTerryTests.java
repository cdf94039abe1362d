package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CrowdBradleyTerryTests {

    private static final CrowdBradleyTerry METHOD = CrowdBradleyTerry.standard();

    @Test
    void agreesAtACheckPoint() {
        var strengths = Map.of("0", 0.0, "1", -0.5, "2", 0.5, "3", 0.0);
        var reliabilities = Map.of("r1", 0.8, "r2", 0.8, "r3", 0.8, "r4", 0.8, "r5", 0.8);
        assertThat(METHOD.negativeLogPosterior(votes(), strengths, reliabilities))
                .isEqualTo(286.75859346, within(1e-6));
    }

    @Test
    void findsTheTopAndItsMirrorImage() {
        var found = METHOD.fit(votes(), 6, new SplittableRandom(1));

        var best = found.best();
        assertThat(best.negativeLogPosterior()).isEqualTo(256.408122, within(1e-4));
        assertThat(best.converged()).isTrue();
        var strengths = Map.of("0", 0.0001, "1", -1.7106, "2", 2.1343, "3", -0.4238);
        strengths.forEach(
                (model, strength) -> assertThat(best.strengths().get(model)).isEqualTo(strength, within(0.005)));
        var reliabilities = Map.of("r1", 0.8739, "r2", 0.8508, "r3", 0.9389, "r4", 0.4759, "r5", 0.3307);
        reliabilities.forEach(
                (rater, trust) -> assertThat(best.reliabilities().get(rater)).isEqualTo(trust, within(0.005)));

        assertThat(found.tops()).hasSizeGreaterThan(1);
        var mirror = found.tops().get(1);
        assertThat(mirror.negativeLogPosterior()).isEqualTo(278.231, within(0.001));
        assertThat(mirror.strengths().get("2")).isLessThan(mirror.strengths().get("1"));
        assertThat(found.tops().stream().mapToInt(CrowdFit.Top::starts).sum()).isEqualTo(8);
    }

    @Test
    void leavesOutTiesAndSaysSo() {
        var votes = Votes.of(List.of("a", "b"), new int[3], new int[] {1, 1, 0}, new byte[] {0, 2, 0})
                .withRaters(Groups.of(List.of("r"), new int[3]));
        var found = METHOD.fit(votes, 0, new SplittableRandom(1));
        assertThat(found.ties()).isEqualTo(1);
        assertThat(found.best().strengths().get("a")).isPositive();
    }

    @Test
    void refusesVotesWithoutRaters() {
        var votes = Votes.of(List.of("a", "b"), new int[1], new int[] {1}, new byte[1]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> METHOD.fit(votes, 0, new SplittableRandom(1)))
                .withMessage("The votes have no raters");
    }

    private static Votes votes() {
        var rows = KnownAnswers.rows("crowd.votes.csv");
        var raters = rows.stream().map(row -> row[0]).distinct().toList();
        var verdicts = new byte[rows.size()];
        for (int vote = 0; vote < verdicts.length; vote++) {
            verdicts[vote] = (byte) Verdict.parse(rows.get(vote)[3]).ordinal();
        }
        return Votes.of(List.of("0", "1", "2", "3"), column(rows, 1), column(rows, 2), verdicts)
                .withRaters(Groups.of(
                        raters,
                        rows.stream().mapToInt(row -> raters.indexOf(row[0])).toArray()));
    }

    private static int[] column(List<String[]> rows, int column) {
        return rows.stream().mapToInt(row -> Integer.parseInt(row[column])).toArray();
    }
}
