package dev.evenhand.statistics;

/**
 * How far the mean of votes may stray from its expectation at any look, for numbers whose spread is bounded before the
 * first is seen; wider than {@link EmpiricalBernsteinSequence}, and with a radius that can be planned for.
 *
 * <p>The two-sided normal mixture of Robbins (1970) in the form of Howard, Ramdas, McAuliffe and Sekhon (2021), Annals
 * of Statistics 49(2), equation 14. By Hoeffding's lemma numbers from 0 to 1 have a variance proxy of 1/4.
 *
 * <p>For analysts who use this package: no page and no command shows it.
 *
 * @param alpha chance that any look strays further
 * @param variance variance proxy of one number
 * @param rho where the boundary is tightest: intrinsic time (votes times variance) near eight times this for 0.05
 */
public record NormalMixtureSequence(double alpha, double variance, double rho) {

    /** Variance proxy of numbers from 0 to 1. */
    public static final double HOEFFDING = 0.25;

    public NormalMixtureSequence {
        Arguments.between0And1("Alpha", alpha);
        Arguments.positive("Variance", variance);
        Arguments.positive("Rho", rho);
    }

    /** Half the width of the interval about the mean of so many numbers. */
    public double radius(long votes) {
        double time = Arguments.atLeastOne("Number of votes", votes) * variance + rho;
        return Math.sqrt(time * (Math.log(time / rho) - 2 * Math.log(alpha))) / votes;
    }
}
