package dev.evenhand.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Climbs to the maximum of a Bradley-Terry likelihood by Newton steps, halved while they lead down. The information of
 * these models does not depend on outcomes, so that Newton steps are Fisher scoring too.
 */
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

    /**
     * After a step no wider than this the information is known well enough for the next one: it changes by a share that is
     * about as large as the change of any gap, so that the next step leaves about that share of itself.
     */
    private static final double CLOSE = 1e-4;

    /** How much more than that a step may leave, as covariates may be far from one. */
    private static final double MARGIN = 100;

    private final Likelihood likelihood;
    private final Settings settings;
    private final boolean firth;
    private double[] at;
    private double[] gradient;
    private BorderedFactor information;

    /** Whether the information is of the place where the climb is. */
    private boolean fresh = true;

    private Likelihood.@Nullable Ending ending;
    private int iterations;
    private boolean converged;

    /** @param start parameters, of which the strengths may be anything and need not be centred */
    Newton(Likelihood likelihood, Settings settings, double[] start) {
        this.likelihood = likelihood;
        this.settings = settings;
        firth = settings.regulariser().kind() == Regulariser.Kind.FIRTH;
        at = Arrays.stream(start)
                .map(value -> Math.max(-WIDEST_START, Math.min(WIDEST_START, value)))
                .toArray();
        var slope = likelihood.slope(at);
        gradient = slope.gradient();
        information = slope.information().factor();
    }

    Newton climb() {
        double left = 1;
        while (!converged && iterations < settings.maxIterations()) {
            var step = information.solve(gradient());
            double widest = widest(step);
            if (!Double.isFinite(widest)) {
                break;
            }
            at = plus(step, scale(step));
            iterations++;
            converged = left * widest <= settings.tolerance() * Math.max(1, widest(at));
            if (!converged) {
                left = lookRound(widest);
            }
        }
        return this;
    }

    /**
     * Takes the slope where the last step ended; close to the end without its information, which costs most of the time
     * (the chord method; Ortega and Rheinboldt 1970, 7.1).
     *
     * @return which share of the next step is left after it, at most
     */
    private double lookRound(double widest) {
        boolean close = !firth && fresh && widest <= CLOSE;
        if (close) {
            gradient = likelihood.gradient(at);
        } else {
            var slope = likelihood.slope(at);
            gradient = slope.gradient();
            information = slope.information().factor();
        }
        fresh = !close;
        return close ? Math.min(1, MARGIN * widest) : 1;
    }

    double[] parameters() {
        return at;
    }

    /** Strengths of the models, centred; where a ridge pulls them, from what they are pulled to. */
    double[] strengths() {
        double ghost = likelihood.strengths() > likelihood.models() ? at[likelihood.models()] : 0;
        return Arrays.stream(at, 0, likelihood.models())
                .map(strength -> strength - ghost)
                .toArray();
    }

    /** What the likelihood is where the climb ended. */
    Likelihood.Ending ending() {
        var known = ending;
        if (known == null) {
            known = likelihood.ending(at);
            ending = known;
        }
        return known;
    }

    /** The largest slope that is left along a direction that was not held. */
    double gradientMax() {
        var left = firth ? firth(ending().slope().gradient()) : ending().slope().gradient();
        return IntStream.range(0, left.length)
                .filter(i -> i < likelihood.models() || i >= likelihood.strengths())
                .filter(i -> i < likelihood.strengths() || !information.held(i - likelihood.strengths()))
                .mapToDouble(i -> Math.abs(left[i]))
                .max()
                .orElse(0);
    }

    /** Whether there is a result to speak of. */
    boolean usable() {
        return Arrays.stream(at).allMatch(Double::isFinite)
                && runaways().findAny().isEmpty();
    }

    /** Covariates that separate outcomes: their effects run away without end. */
    IntStream runaways() {
        return IntStream.range(likelihood.strengths(), at.length)
                .filter(i -> !(Math.abs(at[i]) < WIDEST_START))
                .map(i -> i - likelihood.strengths());
    }

    /** The information where the climb ended; to within the tolerance, if the last step began with a fresh one. */
    BorderedFactor information() {
        if (!fresh) {
            information = ending().slope().information().factor();
            fresh = true;
        }
        return information;
    }

    int iterations() {
        return iterations;
    }

    boolean converged() {
        return converged;
    }

    private double[] gradient() {
        return firth ? firth(gradient) : gradient;
    }

    private double[] firth(double[] gradient) {
        return new FirthScore(likelihood, at, information).adjust(gradient);
    }

    private double scale(double[] step) {
        double reach = likelihood.reach(step, SAFE_REACH);
        double scale = Math.min(1, LONGEST_REACH / reach);
        if (scale * reach > SAFE_REACH && !firth) {
            double before = likelihood.value(at);
            while (scale * reach > SAFE_REACH && likelihood.value(plus(step, scale)) < before) {
                scale /= 2;
            }
        }
        return scale;
    }

    /** Strengths are centred again after each step, together with the ghost that a ridge pulls to. */
    private double[] plus(double[] step, double scale) {
        var moved = new double[step.length];
        Arrays.setAll(moved, i -> at[i] + scale * step[i]);
        double mean = Arrays.stream(moved, 0, likelihood.strengths()).average().orElse(0);
        for (int i = 0; i < likelihood.strengths(); i++) {
            moved[i] -= mean;
        }
        return moved;
    }

    /** The gap between the two models furthest apart, or the largest effect. */
    private double widest(double[] values) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < likelihood.strengths(); i++) {
            lowest = Math.min(lowest, values[i]);
            highest = Math.max(highest, values[i]);
        }
        double widest = highest - lowest;
        for (int i = likelihood.strengths(); i < values.length; i++) {
            widest = Math.max(widest, Math.abs(values[i]));
        }
        return widest;
    }
}
