package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fit of one tier: how it went, and strengths that can be compared with each other. */
public final class Fit {

    /** Strengths are known to about this much; a smaller lead is rounding, not rank. */
    static final double PRECISION = 1e-10;

    private final int component;
    private final Tier tier;
    private final Map<String, Integer> positions = new HashMap<>();
    private final boolean converged;
    private final int iterations;
    private final double logLikelihood;
    private final double gradientMax;
    private final long votes;
    private final double[] strengths;
    private final double[] errors;
    private final Covariance modelBased;
    private final Covariance sandwich;
    private final Errors basis;
    private final Ties ties;
    private final List<Coefficient> coefficients;
    private final List<Covariate> unidentified;
    private final double critical;

    Fit(
            int component,
            Tier tier,
            List<String> models,
            Likelihood likelihood,
            Newton newton,
            Sandwich sandwich,
            Settings settings) {
        this.component = component;
        this.tier = tier;
        for (var model : models) {
            positions.put(model, positions.size());
        }
        converged = newton.converged();
        iterations = newton.iterations();
        var parameters = newton.parameters();
        logLikelihood = newton.ending().value();
        gradientMax = newton.gradientMax();
        votes = Math.round(likelihood.votes());
        strengths = newton.strengths();
        modelBased = sandwich.modelBased();
        this.sandwich = sandwich.covariance();
        basis = sandwich.errors();
        ties = likelihood.hasTieParameter() ? Ties.DAVIDSON : Ties.HALF;
        errors = new double[strengths.length];
        for (int model = 0; model < errors.length; model++) {
            errors[model] = this.sandwich.standardError(model);
        }
        critical = critical(settings);
        var covariates = likelihood.covariates();
        var told = new ArrayList<Coefficient>();
        var untold = new ArrayList<Covariate>();
        for (int i = 0; i < covariates.size(); i++) {
            if (newton.information().held(i)) {
                untold.add(covariates.get(i));
            } else {
                told.add(coefficient(covariates.get(i), likelihood.strengths() + i, parameters));
            }
        }
        coefficients = List.copyOf(told);
        unidentified = List.copyOf(untold);
    }

    public int component() {
        return component;
    }

    public int tier() {
        return tier.index();
    }

    public List<String> models() {
        return tier.models();
    }

    /** Votes between the models of this fit; with weights their sum. */
    public long votes() {
        return votes;
    }

    public boolean converged() {
        return converged;
    }

    public int iterations() {
        return iterations;
    }

    public double logLikelihood() {
        return logLikelihood;
    }

    /** The largest slope that is left, in votes; zero at the exact maximum. */
    public double gradientMax() {
        return gradientMax;
    }

    /** What standard errors stand on. */
    public Errors errors() {
        return basis;
    }

    /** The tie model that was fit; where nothing or everything is a tie, Davidson's parameter cannot be. */
    public Ties ties() {
        return ties;
    }

    /** How many standard errors an interval reaches to each side. */
    public double critical() {
        return critical;
    }

    /** Effects of position and style, and the tie parameter, as far as asked for and told by the votes. */
    public List<Coefficient> coefficients() {
        return coefficients;
    }

    /** Covariates asked for that the votes cannot tell from the models or from each other. */
    public List<Covariate> unidentified() {
        return unidentified;
    }

    public Optional<Coefficient> coefficient(Covariate.Kind kind) {
        return coefficients.stream()
                .filter(found -> found.covariate().kind() == kind)
                .findFirst();
    }

    public double strength(String model) {
        return strengths[position(model)];
    }

    /** Covariance of two strengths, or the variance of one, as intervals go by. */
    public double covariance(String first, String second) {
        return sandwich.between(position(first), position(second));
    }

    /** Inverse-information covariance of two strengths, or the variance of one. */
    public double modelCovariance(String first, String second) {
        return modelBased.between(position(first), position(second));
    }

    boolean holds(String model) {
        return positions.containsKey(model);
    }

    Estimate estimate(String name) {
        int model = position(name);
        double strength = strengths[model];
        double error = errors[model];
        return new Estimate(
                strength,
                error,
                modelBased.standardError(model),
                strength - critical * error,
                strength + critical * error);
    }

    Contrast contrast(String first, String second) {
        int i = position(first);
        int j = position(second);
        double difference = strengths[i] - strengths[j];
        double error = sandwich.standardError(i, j);
        return new Contrast(
                first, second, difference, error, difference - critical * error, difference + critical * error);
    }

    /** Ranks inside this tier. */
    RankRange ranks(String name) {
        int model = position(name);
        int above = 0;
        int below = 0;
        int better = 0;
        for (int other = 0; other < strengths.length; other++) {
            double lead = strengths[other] - strengths[model];
            double needed = critical * (errors[model] + errors[other]) + PRECISION;
            if (lead > needed) {
                above++;
            } else if (-lead > needed) {
                below++;
            }
            if (lead > PRECISION && lead > critical * sandwich.standardError(model, other) + PRECISION) {
                better++;
            }
        }
        return new RankRange(1 + above, strengths.length - below, 1 + better);
    }

    private double critical(Settings settings) {
        double alpha = 1 - settings.level();
        double fixed = basis.degreesOfFreedom().isPresent()
                ? Critical.t(alpha, basis.degreesOfFreedom().getAsInt())
                : Critical.normal(alpha);
        return settings.planned().isEmpty()
                ? fixed
                : new AsymptoticSequence(alpha, settings.planned().getAsLong()).multiplier(Math.max(1, votes))
                        * fixed
                        / Critical.normal(alpha);
    }

    private Coefficient coefficient(Covariate covariate, int at, double[] parameters) {
        double value = parameters[at];
        double error = sandwich.effectError(at);
        return new Coefficient(
                covariate,
                value,
                error,
                modelBased.effectError(at),
                value - critical * error,
                value + critical * error);
    }

    private int position(String model) {
        var position = positions.get(model);
        if (position == null) {
            throw new IllegalArgumentException("Model \"%s\" is not in this fit".formatted(model));
        }
        return position;
    }
}
