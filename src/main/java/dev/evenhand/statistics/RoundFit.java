package dev.evenhand.statistics;

import org.jspecify.annotations.Nullable;

/**
 * Fits other votes in the rows of a fit. They lie near enough to it that its own information, factored once, leads most
 * of the way (the chord, or simplified Newton, method; Ortega and Rheinboldt 1970, 7.1): a round then costs a few
 * passes over the rows and no elimination. Where that does not settle quickly, Newton's method starts anew.
 */
final class RoundFit {

    /** A step this small ends a round: what is left is a share of it, or of Newton's step the square. */
    private static final double STEP = 1e-7;

    private static final int MOST_STEPS = 12;

    /** Steps that do not shrink so much each time would take longer than Newton's. */
    private static final double SHRINKS = 0.5;

    private final Contests contests;
    private final Ties ties;
    private final Settings settings;
    private final double[] start;
    private final BorderedFactor information;

    RoundFit(Fit fit, Contests contests, Settings settings) {
        this.contests = contests;
        this.ties = fit.ties();
        this.settings = settings.withTolerance(STEP);
        var likelihood = likelihood(contests);
        start = new double[likelihood.parameters()];
        for (int model = 0; model < contests.models; model++) {
            start[model] = fit.strength(fit.models().get(model));
        }
        for (int i = 0; i < fit.coefficients().size(); i++) {
            start[likelihood.strengths() + i] = fit.coefficients().get(i).value();
        }
        information = likelihood.slope(start).information().factor();
    }

    /** Centred strengths, in the order of the fit's models; null without a finite fit. */
    double @Nullable [] strengths(double[][] votes) {
        var drawn = contests.recounted(votes);
        if (!new Connection(drawn).strong()) {
            return null;
        }
        var likelihood = likelihood(drawn);
        var near = chord(likelihood);
        if (near != null) {
            return near;
        }
        var newton = new Newton(likelihood, settings, start).climb();
        return newton.converged() && newton.usable() ? newton.strengths() : null;
    }

    private double @Nullable [] chord(Likelihood likelihood) {
        var at = start.clone();
        double before = 1;
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            var step = information.solve(likelihood.gradient(at));
            double largest = 0;
            for (int i = 0; i < at.length; i++) {
                at[i] += step[i];
                largest = Math.max(largest, Math.abs(step[i]));
            }
            if (!(largest < SHRINKS * before)) {
                return null;
            }
            if (largest < STEP) {
                return centred(at);
            }
            before = largest;
        }
        return null;
    }

    private double[] centred(double[] at) {
        var strengths = new double[contests.models];
        double mean = 0;
        for (int model = 0; model < strengths.length; model++) {
            mean += at[model] / strengths.length;
        }
        for (int model = 0; model < strengths.length; model++) {
            strengths[model] = at[model] - mean;
        }
        return strengths;
    }

    private Likelihood likelihood(Contests rows) {
        return new Likelihood(rows, ties, Regulariser.NONE);
    }
}
