package dev.evenhand.statistics;

import org.hipparchus.special.Erf;

/**
 * How much reporting only the best of several equal variants flatters it, and what each variant must be held to
 * instead: David and Nagaraja (2003), Order Statistics, for the expected maximum; Šidák (1967) for the level; measured on
 * leaderboards by Singh et al. (2025), arXiv 2504.20879.
 *
 * @param variants how many were tried, published or not
 * @param expectedMaximum of so many independent standard normal numbers: the flattery, in standard errors
 * @param falseWinner chance that at least one of them looks better than its equal at the one-sided level alpha / 2
 * @param sidakAlpha level for each that keeps the chance of any error at alpha
 */
public record BestOfMany(long variants, double alpha, double expectedMaximum, double falseWinner, double sidakAlpha) {

    private static final double STEP = 1.0 / 64;
    private static final double LOWEST = -10;
    private static final double HIGHEST = 10;

    public static BestOfMany of(long variants, double alpha) {
        Arguments.atLeastOne("Number of variants", variants);
        Arguments.between0And1("Alpha", alpha);
        return new BestOfMany(
                variants,
                alpha,
                expectedMaximum(variants),
                -Math.expm1(variants * Math.log1p(-alpha / 2)),
                -Math.expm1(Math.log1p(-alpha) / variants));
    }

    /**
     * Points that the best of the variants stands above its true score on average, if each of them got so many votes
     * against equals: the error of its log-odds is {@code sqrt(4 / votes)}.
     */
    public double inflationPoints(long votes) {
        return expectedMaximum * standardErrorPoints(votes);
    }

    /** Standard error of a score, in points, after so many decisive votes against equals. */
    public static double standardErrorPoints(long votes) {
        return Points.PER_NAT * Math.sqrt(4.0 / Arguments.atLeastOne("Number of votes", votes));
    }

    /** The integral of {@code z N phi(z) Phi(z)^(N-1)}, by the trapezoidal rule, exact to rounding on such a curve. */
    private static double expectedMaximum(long variants) {
        double sum = 0;
        for (double z = LOWEST; z <= HIGHEST; z += STEP) {
            double below = Erf.erfc(-z / Math.sqrt(2)) / 2;
            double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
            sum += z * density * Math.exp((variants - 1) * Math.log(below));
        }
        return variants * sum * STEP;
    }
}
