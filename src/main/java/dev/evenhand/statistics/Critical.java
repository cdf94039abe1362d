package dev.evenhand.statistics;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/** Two-sided critical values: how many standard errors an interval reaches to each side to miss with chance alpha. */
final class Critical {

    /** Far finer than the solver's own 1e-9, so that another program gets the same digits of an interval. */
    private static final double ACCURACY = 1e-13;

    private static final NormalDistribution NORMAL = new NormalDistribution();

    private Critical() {}

    static double normal(double alpha) {
        return -NORMAL.inverseCumulativeProbability(Arguments.between0And1("Alpha", alpha) / 2);
    }

    /** Wider than {@link #normal}, as it should be for a standard error made of few independent parts. */
    static double t(double alpha, long degreesOfFreedom) {
        Arguments.atLeastOne("Number of degrees of freedom", degreesOfFreedom);
        return -new TDistribution(degreesOfFreedom, ACCURACY)
                .inverseCumulativeProbability(Arguments.between0And1("Alpha", alpha) / 2);
    }
}
