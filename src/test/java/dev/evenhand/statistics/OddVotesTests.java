package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Votes that a fit cannot take as they are: told in a status, a warning or a clear refusal, never by a silent number. */
class OddVotesTests {

    private static final BradleyTerry STANDARD = BradleyTerry.standard();

    @Test
    void areNoneAtAll() {
        var scores = STANDARD.clusteredBy(EnumSet.allOf(Cluster.class))
                .fit(votes("").withRaters(raters()).withTasks(raters()));
        assertThat(scores.models())
                .allSatisfy(score -> assertThat(score.status()).isEqualTo(Status.NOT_YET_SCORED));
    }

    @Test
    void areOfOneRaterOnly() {
        var votes = votes("aabbt");
        var scores = STANDARD.clusteredBy(Set.of(Cluster.RATER)).fit(votes.withRaters(raters(0, 0, 0, 0, 0)));
        assertThat(kinds(scores)).contains(Warning.Kind.ONE_CLUSTER);
        assertThat(scores.errors()).isEqualTo(Errors.PLAIN);
        assertThat(scores.contrast("m", "n")).isEqualTo(STANDARD.fit(votes).contrast("m", "n"));
    }

    @Test
    void areOfUnknownRatersInPart() {
        var votes = votes("aabbt").withRaters(raters(0, -1, 1, -1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STANDARD.clusteredBy(Set.of(Cluster.RATER)).fit(votes))
                .withMessage("2 of 5 votes have no rater to cluster by");
    }

    @Test
    void haveNoTasks() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STANDARD.clusteredBy(Set.of(Cluster.TASK)).fit(votes("ab")))
                .withMessage("2 of 2 votes have no task to cluster by");
    }

    @Test
    void areCountedWhereSingleVotesAreNeeded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STANDARD.clusteredBy(Set.of(Cluster.RATER))
                        .fit(votes("ab").counts()));
    }

    @Test
    void haveAHoleInAStyleFeature() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StyleFeature.ratio("length", new double[] {1, Double.NaN}, new double[] {2, 3}))
                .withMessage("Style feature \"length\" is NaN in vote 2");
    }

    @Test
    void haveAStyleFeatureThatNeverVaries() {
        var scores =
                STANDARD.withStyle().fit(votes("aabbt").withStyle(List.of(StyleFeature.of("length", new double[5]))));
        assertThat(scores.coefficients()).isEmpty();
        assertThat(kinds(scores)).contains(Warning.Kind.NOT_IDENTIFIED);
        assertThat(scores.contrast("m", "n"))
                .isEqualTo(STANDARD.fit(votes("aabbt")).contrast("m", "n"));
    }

    @Test
    void haveTheSameModelOnTheLeftThroughout() {
        var scores = STANDARD.withPosition().fit(votes("aabbt"));
        assertThat(scores.coefficients()).isEmpty();
        assertThat(kinds(scores)).contains(Warning.Kind.NOT_IDENTIFIED);
    }

    @Test
    void areAllForTheLeft() {
        var scores = STANDARD.withPosition().fit(Sketch.of("20 a>b", "20 b>a"));
        assertThat(scores.models())
                .allSatisfy(score -> assertThat(score.status()).isEqualTo(Status.UNFITTED));
        assertThat(scores.warnings())
                .filteredOn(warning -> warning.kind() == Warning.Kind.UNFITTED)
                .extracting(Warning::text)
                .containsExactly("No finite fit: the left seat alone tells who won. Nothing is scored here.");
    }

    @Test
    void areAllForTheLongerAnswer() {
        var votes = votes("aabbt").withStyle(List.of(StyleFeature.of("length", new double[] {3, 4, -3, -4, 0})));
        assertThat(STANDARD.withStyle().fit(votes).warnings())
                .extracting(Warning::text)
                .contains("No finite fit: the style feature \"length\" alone tells who won. Nothing is scored here.");
    }

    @Test
    void haveNoTieForDavidson() {
        var scores = STANDARD.withTies(Ties.DAVIDSON).fit(Sketch.of("20 a>b", "10 b>a"));
        assertThat(kinds(scores)).contains(Warning.Kind.NO_TIE_PARAMETER);
        assertThat(scores.contrast("a", "b"))
                .isEqualTo(STANDARD.fit(Sketch.of("20 a>b", "10 b>a")).contrast("a", "b"));
    }

    @Test
    void areNothingButTiesForDavidson() {
        var scores = STANDARD.withTies(Ties.DAVIDSON).fit(Sketch.of("40 a=b"));
        assertThat(kinds(scores)).contains(Warning.Kind.NO_TIE_PARAMETER, Warning.Kind.ONLY_TIES);
    }

    @Test
    void areWeightedByNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> votes("ab").withWeights(new double[] {1, 0}))
                .withMessage("A weight is not a positive number");
    }

    @Test
    void comeInColumnsOfDifferentLengths() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Votes.of(List.of("m", "n"), new int[2], new int[1], new byte[2]))
                .withMessage("Columns of 2, 1 and 2 votes do not match");
    }

    @Test
    void areLookedAtBeforeTheSequenceHolds() {
        assertThat(kinds(STANDARD.anytime(500).fit(Sketch.of("20 a>b", "10 b>a"))))
                .contains(Warning.Kind.EARLY_LOOK);
    }

    /** Each letter a vote of m against n, m on the left. */
    private static Votes votes(String verdicts) {
        var codes = new byte[verdicts.length()];
        for (int vote = 0; vote < codes.length; vote++) {
            codes[vote] = (byte) "abt".indexOf(verdicts.charAt(vote));
        }
        var right = IntStream.range(0, codes.length).map(vote -> 1).toArray();
        return Votes.of(List.of("m", "n"), new int[codes.length], right, codes);
    }

    private static Groups raters(int... of) {
        return Groups.of(List.of("r0", "r1"), of);
    }

    private static List<Warning.Kind> kinds(Scores scores) {
        return scores.warnings().stream().map(Warning::kind).toList();
    }
}
