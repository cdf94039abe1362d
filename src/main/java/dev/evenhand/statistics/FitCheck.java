package dev.evenhand.statistics;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * Whether one ranking can stand for the votes: what a badge beside it goes by. The p-value is that of the bootstrap of
 * whole raters where the votes have raters, since chi-square takes the taste of one rater for many opinions.
 *
 * @param goodness by pairs and verdicts, of the plain fit
 * @param clustered empty where a vote has no rater
 */
public record FitCheck(double alpha, GoodnessOfFit goodness, Optional<ClusteredFitTest> clustered, Cycles cycles) {

    private static final int TRIADS_KEPT = 10;

    /** @param method a fit without style and without a regulariser */
    public static FitCheck of(Votes votes, BradleyTerry method, double alpha, int rounds, RandomGenerator random) {
        Arguments.between0And1("Alpha", alpha);
        var counts = votes.counts();
        boolean raters = votes.size() > 0
                && votes.raters().map(groups -> groups.missing() == 0).orElse(false);
        return new FitCheck(
                alpha,
                GoodnessOfFit.of(counts, method.clusteredBy(java.util.Set.of()).fit(counts)),
                raters ? Optional.of(ClusteredFitTest.of(votes, method, rounds, random)) : Optional.empty(),
                Cycles.of(counts, TRIADS_KEPT));
    }

    /** The p-value to go by; empty where the fit could not fail, or no round of the bootstrap could be fit. */
    public OptionalDouble pValue() {
        if (goodness.degreesOfFreedom() < 1) {
            return OptionalDouble.empty();
        }
        return clustered.map(ClusteredFitTest::pValue).orElse(goodness.deviancePValue());
    }

    public Badge badge() {
        var p = pValue();
        return p.isEmpty() ? Badge.CANNOT_TELL : p.getAsDouble() < alpha ? Badge.NO_SINGLE_RANKING : Badge.ONE_RANKING;
    }

    /** What to say beside a ranking. */
    public enum Badge {
        /** Nothing speaks against one strength for each model. */
        ONE_RANKING,
        /** Some pairs went otherwise than any strengths could explain. */
        NO_SINGLE_RANKING,
        /** Too few pairs, or too few raters, to find out. */
        CANNOT_TELL
    }
}
