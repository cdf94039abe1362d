package dev.evenhand.statistics;

/**
 * A model's strength, centred among the models fit with it, in natural logarithms of odds.
 *
 * @param standardError by the sandwich formula, which the interval goes by
 * @param modelStandardError by the inverse information; for comparison only, too wide where ties are common
 */
public record Estimate(double strength, double standardError, double modelStandardError, double lower, double upper) {

    public double points() {
        return Points.of(strength);
    }

    public double lowerPoints() {
        return Points.of(lower);
    }

    public double upperPoints() {
        return Points.of(upper);
    }
}
