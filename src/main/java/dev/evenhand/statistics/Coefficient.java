package dev.evenhand.statistics;

/**
 * The estimate for a {@link Covariate}, not shrunk, in natural logarithms of odds; interval and error as for strengths.
 */
public record Coefficient(
        Covariate covariate,
        double value,
        double standardError,
        double modelStandardError,
        double lower,
        double upper) {

    /** The effect on the scale of published scores. */
    public double points() {
        return Points.PER_NAT * value;
    }
}
