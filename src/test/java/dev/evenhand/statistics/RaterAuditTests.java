package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RaterAuditTests {

    private static final RaterAudit AUDIT = RaterAudit.standard();

    @Test
    void findsOneWhoAlwaysPicksAModelAndOneWhoNeverLooks() {
        var votes = study(1, 6, 40, 60);
        var report = AUDIT.of(votes, Map.of(), Map.of(), BradleyTerry.standard());

        assertThat(report.raters()).hasSize(40);
        assertThat(report.flags().get(RaterAudit.Rule.FAVOURS_MODEL)).containsExactly("rater 0");
        assertThat(report.flags().get(RaterAudit.Rule.FAVOURS_SEAT)).containsExactly("rater 1");
        assertThat(report.raters().get(0).models().strongest().orElseThrow().target())
                .isEqualTo("model 02");
        assertThat(report.raters().get(1).seats().strongest().orElseThrow().target())
                .isEqualTo("left");
        assertThat(report.flagsOf("rater 0")).containsExactly(RaterAudit.Rule.FAVOURS_MODEL);
        assertThat(report.flagsOf("rater 7")).isEmpty();
    }

    @Test
    void showsTheScoresWithAndWithout() {
        var votes = study(1, 6, 40, 60);
        var report = AUDIT.of(votes, Map.of(), Map.of(), BradleyTerry.standard());

        assertThat(report.comparisons())
                .extracting(RaterReport.Comparison::name)
                .containsExactly("everybody", "favours_model", "favours_seat", "any_rule");
        assertThat(report.comparisons().get(0).scores().models())
                .isEqualTo(BradleyTerry.standard().fit(votes.counts()).models());
        assertThat(report.comparisons().get(1).votes()).isEqualTo(39 * 60);
        assertThat(report.comparisons().get(3).votes()).isEqualTo(38 * 60);
        assertThat(strength(report.comparisons().get(1)))
                .isLessThan(strength(report.comparisons().get(0)));
    }

    @Test
    void foretellsARaterByTheOthersAlone() {
        var votes = study(2, 4, 12, 40);
        var counts = new RaterCounts(votes);
        var others = AUDIT.method().fit(counts.without(3));
        var foretold = new Foretelling(votes, counts, AUDIT.method()).of(3);

        assertThat(foretold).hasSize(40);
        var expected = new FittedChances(others.fits().get(0));
        assertThat(foretold)
                .allSatisfy(vote -> assertThat(vote.chances().first())
                        .isEqualTo(expected.of(vote.left(), vote.right()).first(), within(1e-9)));
    }

    @Test
    void flagsByGoldAndBySpeed() {
        var votes = study(3, 4, 12, 40);
        var report = AUDIT.of(
                votes,
                Map.of("rater 5", Collections.nCopies(12, false), "rater 6", Collections.nCopies(12, true)),
                Map.of("rater 7", Collections.nCopies(9, new SpeedRule.Reading(800, 900))),
                BradleyTerry.standard());
        assertThat(report.flags().get(RaterAudit.Rule.FAILS_GOLD)).containsExactly("rater 5");
        assertThat(report.flags().get(RaterAudit.Rule.TOO_FAST)).containsExactly("rater 7");
    }

    @Test
    void flagsHardlyAnybodyOfAnHonestCrowd() {
        var random = new Random(4);
        int flagged = 0;
        for (int table = 0; table < 5; table++) {
            var votes = new SimulatedStudy(random, 6, 0.3).votes(40, 50, 0.5);
            flagged += AUDIT.of(votes, Map.of(), Map.of(), BradleyTerry.standard())
                    .models()
                    .flagged();
        }
        assertThat(flagged).isLessThanOrEqualTo(1);
    }

    @Test
    void answersWhereNothingCanBeForetold() {
        var lone = Votes.of(List.of("a", "b"), new int[2], new int[] {1, 1}, new byte[] {0, 1})
                .withRaters(Groups.of(List.of("only", "nobody"), new int[2]));
        var report = AUDIT.of(lone, Map.of(), Map.of(), BradleyTerry.standard());
        assertThat(report.raters()).hasSize(1);
        assertThat(report.raters().get(0).models().logEvidence()).isZero();
        assertThat(report.raters().get(0).models().votes()).isZero();
        assertThat(report.comparisons()).hasSize(1);
    }

    @Test
    void refusesVotesWithoutRaters() {
        var votes = Votes.of(List.of("a", "b"), new int[1], new int[] {1}, new byte[1]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AUDIT.of(votes, Map.of(), Map.of(), BradleyTerry.standard()));
    }

    /** Honest raters, but that the first always prefers one model and the second whatever stands left. */
    private static Votes study(long seed, int models, int raters, int votesEach) {
        var honest = new SimulatedStudy(new Random(seed), models, 0.3).votes(raters, votesEach, 0.3);
        int size = honest.size();
        var verdicts = new byte[size];
        for (int vote = 0; vote < size; vote++) {
            int rater = vote / votesEach;
            var verdict = honest.verdict(vote);
            if (rater == 0 && honest.left(vote) == 2) {
                verdict = Verdict.MODEL_A;
            } else if (rater == 0 && honest.right(vote) == 2) {
                verdict = Verdict.MODEL_B;
            } else if (rater == 1) {
                verdict = Verdict.MODEL_A;
            }
            verdicts[vote] = (byte) verdict.ordinal();
        }
        return Votes.of(
                        honest.models(),
                        IntStream.range(0, size).map(honest::left).toArray(),
                        IntStream.range(0, size).map(honest::right).toArray(),
                        verdicts)
                .withRaters(honest.raters().orElseThrow());
    }

    private static double strength(RaterReport.Comparison comparison) {
        return comparison.scores().of("model 02").estimate().orElseThrow().strength();
    }
}
