package dev.evenhand.statistics;

import org.hipparchus.special.Gamma;

/**
 * How much likelier wins and losses are under coins drawn from a Beta(a, b) distribution than under one coin p:
 * {@code log B(a+S, b+F) - log B(a, b) - S log p - F log(1-p)}.
 *
 * <p>Taken as it stands, 10^7 votes would cost nine digits. Instead each log-gamma is Stirling's formula and its small
 * error, so that the terms that grow with votes become the divergence of p from the mean of the posterior.
 */
final class BetaMixture {

    /** From here on five terms of Stirling's series are exact to the last digit. */
    private static final double LARGE = 15;

    private final double a;
    private final double b;
    private final double x;
    private final double y;
    private final double rest;

    BetaMixture(double a, double b, long wins, long losses) {
        this.a = a;
        this.b = b;
        x = a + wins;
        y = b + losses;
        rest = (Math.log(2 * Math.PI) + Math.log(x + y) - Math.log(x) - Math.log(y)) / 2
                + stirlingError(x)
                + stirlingError(y)
                - stirlingError(x + y)
                - (Gamma.logGamma(a) + Gamma.logGamma(b) - Gamma.logGamma(a + b));
    }

    double logRatio(double p) {
        double divergence = -x * logLessSlope(p, x / (x + y)) - y * logLessSlope(1 - p, y / (x + y));
        return divergence + a * Math.log(p) + b * Math.log1p(-p) + rest;
    }

    /** The logarithm of p / m less its tangent {@code p / m - 1}, to full precision however close p is to m. */
    private static double logLessSlope(double p, double m) {
        double u = (p - m) / m;
        if (Math.abs(u) > 0.3) {
            return Math.log(p / m) - u;
        }
        double t = u / (2 + u);
        double power = 2 * t * t * t;
        double sum = -u * t;
        for (int k = 3; k <= 25; k += 2) {
            sum += power / k;
            power *= t * t;
        }
        return sum;
    }

    /** What Stirling's formula lacks of log-gamma. */
    private static double stirlingError(double z) {
        if (z < LARGE) {
            return Gamma.logGamma(z) - ((z - 0.5) * Math.log(z) - z + Math.log(2 * Math.PI) / 2);
        }
        double square = z * z;
        return (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - (1 / 1680.0 - 1 / 1188.0 / square) / square) / square) / square)
                / z;
    }
}
