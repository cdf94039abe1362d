package dev.evenhand.statistics;

import java.util.Arrays;

/**
 * The derivatives of a log likelihood at one point.
 *
 * @param information the negative second derivative
 */
record Slope(double[] gradient, Bordered information) {

    Slope plus(Slope other) {
        Arrays.setAll(gradient, i -> gradient[i] + other.gradient[i]);
        information.add(other.information);
        return this;
    }

    /**
     * What a Newton step leaves of the slopes at most, by Taylor's theorem: what it was not solved for, and the bend. No
     * vote's curvature changes by a larger share than its log odds do.
     *
     * @param reach the most that the step changes any log odds
     */
    double[] left(double[] step, double reach) {
        var solved = information.times(step);
        double bend = reach * reach * information.most();
        var left = new double[step.length];
        Arrays.setAll(left, i -> Math.abs(gradient[i] - solved[i]) + bend);
        return left;
    }
}
