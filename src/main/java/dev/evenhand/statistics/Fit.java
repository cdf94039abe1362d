package dev.evenhand.statistics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The fit of one tier: how it went, and strengths that can be compared with each other. */
public final class Fit {

    /** Strengths are known to about this much; a smaller lead is rounding, not rank. */
    private static final double PRECISION = 1e-10;

    private final int component;
    private final Tier tier;
    private final Map<String, Integer> positions = new HashMap<>();
    private final boolean converged;
    private final int iterations;
    private final double logLikelihood;
    private final double gradientMax;
    private final double[] strengths;
    private final double[] errors;
    private final Covariance modelBased;
    private final Covariance sandwich;
    private final double z;

    Fit(int component, Tier tier, List<String> models, HalfWinLikelihood likelihood, Newton newton, double z) {
        this.component = component;
        this.tier = tier;
        models.forEach(model -> positions.put(model, positions.size()));
        this.z = z;
        converged = newton.converged();
        iterations = newton.iterations();
        strengths = newton.strengths();
        logLikelihood = likelihood.value(strengths);
        gradientMax = Arrays.stream(likelihood.gradient(strengths))
                .map(Math::abs)
                .max()
                .orElse(0);
        var inverse = newton.information().inverse();
        var scoreVariance = likelihood.scoreVariance(strengths).toDense();
        modelBased = Covariance.modelBased(inverse);
        sandwich = Covariance.sandwich(inverse, scoreVariance);
        errors = IntStream.range(0, strengths.length)
                .mapToDouble(sandwich::standardError)
                .toArray();
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

    /** Sandwich covariance of two strengths, or the variance of one. */
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
                strength, error, modelBased.standardError(model), strength - z * error, strength + z * error);
    }

    Contrast contrast(String first, String second) {
        int i = position(first);
        int j = position(second);
        double difference = strengths[i] - strengths[j];
        double error = sandwich.standardError(i, j);
        return new Contrast(first, second, difference, error, difference - z * error, difference + z * error);
    }

    /** Ranks inside this tier. */
    RankRange ranks(String name) {
        int model = position(name);
        int above = 0;
        int below = 0;
        int better = 0;
        for (int other = 0; other < strengths.length; other++) {
            double lead = strengths[other] - strengths[model];
            double needed = z * (errors[model] + errors[other]) + PRECISION;
            if (lead > needed) {
                above++;
            } else if (-lead > needed) {
                below++;
            }
            if (lead > PRECISION && lead > z * sandwich.standardError(model, other) + PRECISION) {
                better++;
            }
        }
        return new RankRange(1 + above, strengths.length - below, 1 + better);
    }

    private int position(String model) {
        var position = positions.get(model);
        if (position == null) {
            throw new IllegalArgumentException("Model \"%s\" is not in this fit".formatted(model));
        }
        return position;
    }
}
