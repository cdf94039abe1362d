package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
     * While no log odds have changed by more than this since the information was taken, further steps go by it: it changes
     * by a share no larger than that (the same self-concordance), and each step leaves about that share of itself.
     */
    private static final double CLOSE = 1e-4;

    /** The same where a look at all rows takes time; elsewhere it is well spent on the last digits. */
    private static final double CLOSE_IF_LARGE = 0.1;

    /** How much more than that a step is taken to leave: strengths are not measured the way information measures them. */
    private static final double MARGIN = 10_000;

    /** A step that changes no log odds by more than this ends a large fit: what was summed up before it holds after it. */
    private static final double STILL = 2e-9;

    private final Likelihood likelihood;
    private final Settings settings;
    private final boolean firth;
    private double[] at;
    private double[] gradient;
    private BorderedFactor information;

    /** The most that any log odds have changed since the information was taken. */
    private double moved;

    /** The most that the last step changed any. */
    private double reach;

    /** Which share of the last step the next one will be, as it seems. */
    private double share;

    /** What is known of the place where the climb is, or of that before the last step, if it was a still one. */
    private Likelihood.@Nullable Ending ending;

    /** What a still step left of the slopes before it, at most. */
    private double @Nullable [] left;

    private int iterations;
    private boolean converged;

    /** @param start parameters, of which the strengths may be anything and need not be centred */
    Newton(Likelihood likelihood, Settings settings, double[] start) {
        this.likelihood = likelihood;
        this.settings = settings;
        firth = settings.regulariser().kind() == Regulariser.Kind.FIRTH;
        at = start.clone();
        for (int i = 0; i < at.length; i++) {
            at[i] = Math.max(-WIDEST_START, Math.min(WIDEST_START, at[i]));
        }
        var slope = likelihood.slope(at);
        gradient = slope.gradient();
        information = slope.information().factor();
    }

    /** For parameters alone. */
    Newton climb() {
        return climb(false);
    }

    /**
     * Such that {@link #ending} costs nothing more where a fit is large; it is then of the place before the last step. A
     * small one is looked at once more where it ends.
     */
    Newton climbToErrors() {
        return climb(likelihood.large());
    }

    private Newton climb(boolean errors) {
        while (!converged && iterations < settings.maxIterations()) {
            var step = information.solve(gradient());
            double widest = widest(step);
            if (!Double.isFinite(widest)) {
                break;
            }
            take(step);
            // What is left after a step is at most a share of it that is known well enough.
            converged = Math.min(1, MARGIN * moved) * widest <= settings.tolerance() * Math.max(1, widest(at));
            if (!converged) {
                lookRound(errors);
            }
        }
        return this;
    }

    private void take(double[] step) {
        double full = likelihood.reach(step, SAFE_REACH);
        double scale = scale(step, full);
        share = Math.min(1, moved == 0 ? full : full / reach);
        reach = scale * full;
        moved += reach;
        at = plus(step, scale);
        iterations++;
        var known = ending;
        boolean still = known != null && reach <= STILL;
        ending = still ? known : null;
        left = still ? Objects.requireNonNull(known).slope().left(step, reach) : null;
    }

    /**
     * Takes the slope where the last step ended; close to the end without its information, which costs most of the time
     * (the chord method; Ortega and Rheinboldt 1970, 7.1), and just before the end with all that errors need.
     */
    private void lookRound(boolean errors) {
        ending = null;
        if (firth || moved > (likelihood.large() ? CLOSE_IF_LARGE : CLOSE)) {
            goBy(likelihood.slope(at));
        } else if (errors && share * reach <= STILL) {
            ending = likelihood.ending(at);
            goBy(ending.slope());
        } else {
            gradient = likelihood.gradient(at);
        }
    }

    private void goBy(Slope slope) {
        gradient = slope.gradient();
        information = slope.information().factor();
        moved = 0;
    }

    double[] parameters() {
        return at;
    }

    /** Strengths of the models, centred; where a ridge pulls them, from what they are pulled to. */
    double[] strengths() {
        double ghost = likelihood.strengths() > likelihood.models() ? at[likelihood.models()] : 0;
        var strengths = Arrays.copyOf(at, likelihood.models());
        for (int model = 0; model < strengths.length; model++) {
            strengths[model] -= ghost;
        }
        return strengths;
    }

    /** What the likelihood is where the climb ended, or where nothing of it is different. */
    Likelihood.Ending ending() {
        var known = ending;
        if (known == null) {
            known = likelihood.ending(at);
            ending = known;
        }
        return known;
    }

    /** The largest slope that is left along a direction that was not held, at most. */
    double gradientMax() {
        var slopes = ending().slope().gradient();
        var left = this.left != null ? this.left : firth ? firth(slopes) : slopes;
        double most = 0;
        for (int i = 0; i < left.length; i++) {
            boolean counts = i < likelihood.strengths()
                    ? i < likelihood.models()
                    : !information.held(i - likelihood.strengths());
            most = counts ? Math.max(most, Math.abs(left[i])) : most;
        }
        return most;
    }

    /** Whether there is a result to speak of. */
    boolean usable() {
        for (double value : at) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return runaways().isEmpty();
    }

    /** Covariates that separate outcomes: their effects run away without end. */
    List<Covariate> runaways() {
        var runaways = new ArrayList<Covariate>();
        for (int i = likelihood.strengths(); i < at.length; i++) {
            if (!(Math.abs(at[i]) < WIDEST_START)) {
                runaways.add(likelihood.covariates().get(i - likelihood.strengths()));
            }
        }
        return runaways;
    }

    /** The information where the climb ended, or where it is no different. */
    BorderedFactor information() {
        if (moved > STILL) {
            goBy(ending().slope());
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

    private double scale(double[] step, double reach) {
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
        double sum = 0;
        for (int i = 0; i < moved.length; i++) {
            moved[i] = at[i] + scale * step[i];
            sum += i < likelihood.strengths() ? moved[i] : 0;
        }
        for (int i = 0; i < likelihood.strengths(); i++) {
            moved[i] -= sum / likelihood.strengths();
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
