package dev.evenhand.statistics;

import java.util.Arrays;

/** Climbs to the maximum of a Bradley-Terry likelihood by Newton steps, halved while they lead down. */
final class Newton {

    /**
     * A step that changes no gap of a compared pair by more than this always leads up, by the self-concordance of the
     * logistic loss (Bach 2010, Electronic Journal of Statistics 4, proposition 1; the exact bound is 1.79). Near the
     * maximum this spares a comparison of likelihoods that rounding would decide.
     */
    private static final double SAFE_REACH = 1.5;

    /** Steps that reach further come of a flat place, and might end in one without any curvature. */
    private static final double LONGEST_REACH = 8;

    /** Beyond this gap a start has no curvature left to climb by. */
    private static final double WIDEST_START = 30;

    private final HalfWinLikelihood likelihood;
    private final Settings settings;
    private double[] strengths;
    private Laplacian.Factor information;
    private int iterations;
    private boolean converged;

    Newton(HalfWinLikelihood likelihood, Settings settings, double[] start) {
        this.likelihood = likelihood;
        this.settings = settings;
        strengths = Arrays.stream(start)
                .map(strength -> Math.max(-WIDEST_START, Math.min(WIDEST_START, strength)))
                .toArray();
        information = likelihood.information(strengths).factor();
    }

    Newton climb() {
        while (!converged && iterations < settings.maxIterations()) {
            var step = information.solve(likelihood.gradient(strengths));
            double widest = widest(step);
            if (!Double.isFinite(widest)) {
                break;
            }
            strengths = plus(step, scale(step));
            iterations++;
            converged = widest <= settings.tolerance() * Math.max(1, widest(strengths));
            if (!converged) {
                information = likelihood.information(strengths).factor();
            }
        }
        return this;
    }

    double[] strengths() {
        return strengths;
    }

    /** The information where the last step began, which is where it ended to within the tolerance. */
    Laplacian.Factor information() {
        return information;
    }

    int iterations() {
        return iterations;
    }

    boolean converged() {
        return converged;
    }

    private double scale(double[] step) {
        double reach = likelihood.reach(step);
        double scale = Math.min(1, LONGEST_REACH / reach);
        if (scale * reach > SAFE_REACH) {
            double before = likelihood.value(strengths);
            while (scale * reach > SAFE_REACH && likelihood.value(plus(step, scale)) < before) {
                scale /= 2;
            }
        }
        return scale;
    }

    private double[] plus(double[] step, double scale) {
        var moved = new double[step.length];
        Arrays.setAll(moved, i -> strengths[i] + scale * step[i]);
        double mean = Arrays.stream(moved).average().orElse(0);
        Arrays.setAll(moved, i -> moved[i] - mean);
        return moved;
    }

    /** The gap between the two models furthest apart. */
    private static double widest(double[] values) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
        }
        return highest - lowest;
    }
}
