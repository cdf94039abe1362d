package dev.evenhand.statistics;

/**
 * The derivatives of a log likelihood at one point.
 *
 * @param information the negative second derivative
 */
record Slope(double[] gradient, Bordered information) {

    void add(Slope other) {
        Rows.addOne(gradient, 0, 1, other.gradient);
        information.add(other.information);
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
        for (int i = 0; i < left.length; i++) {
            left[i] = Math.abs(gradient[i] - solved[i]) + bend;
        }
        return left;
    }
}
