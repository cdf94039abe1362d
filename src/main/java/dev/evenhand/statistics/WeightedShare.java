package dev.evenhand.statistics;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The share of wins over all categories of a plan, each with the weight that the plan gave it, so that none can be left
 * out or blown up afterwards: {@code sum of w θ} with variance {@code sum of w² SE²} (Cochran 1977, Sampling
 * Techniques, 5.3), and an interval for each that holds for all at once (Bonferroni).
 *
 * <p>For analysts who use this package: no page and no command shows it.
 *
 * @param overall empty while a category that counts has no vote
 * @param critical standard errors that the intervals of the single categories reach to each side
 */
public record WeightedShare(
        double alpha,
        Optional<ShareEstimate> overall,
        Optional<Interval> interval,
        double critical,
        List<CategoryInterval> categories) {

    /** Weights are decimals of a plan: more than rounding apart from one is a mistake. */
    private static final double ROUNDING = 1e-9;

    public WeightedShare {
        categories = List.copyOf(categories);
    }

    public static WeightedShare of(List<CategoryShare> categories, double alpha) {
        Arguments.between0And1("Alpha", alpha);
        refuseStray(categories);
        var overall = overall(categories);
        double critical = Critical.normal(alpha / categories.size());
        return new WeightedShare(
                alpha,
                overall,
                overall.map(estimate -> around(estimate, Critical.normal(alpha))),
                critical,
                categories.stream()
                        .map(category -> new CategoryInterval(
                                category, category.estimate().map(estimate -> around(estimate, critical))))
                        .toList());
    }

    private static void refuseStray(List<CategoryShare> categories) {
        var names = new HashSet<String>();
        for (var category : categories) {
            if (!names.add(category.name())) {
                throw new IllegalArgumentException("Category \"%s\" is named twice".formatted(category.name()));
            }
        }
        double sum = categories.stream().mapToDouble(CategoryShare::weight).sum();
        if (!(Math.abs(sum - 1) <= ROUNDING)) {
            throw new IllegalArgumentException("Weights of categories sum to %s, not to 1".formatted(sum));
        }
    }

    private static Optional<ShareEstimate> overall(List<CategoryShare> categories) {
        double share = 0;
        double variance = 0;
        for (var category : categories) {
            if (category.weight() > 0) {
                if (category.estimate().isEmpty()) {
                    return Optional.empty();
                }
                var estimate = category.estimate().orElseThrow();
                share += category.weight() * estimate.share();
                variance += Math.pow(category.weight() * estimate.standardError(), 2);
            }
        }
        return Optional.of(new ShareEstimate(Math.min(1, share), Math.sqrt(variance)));
    }

    private static Interval around(ShareEstimate estimate, double critical) {
        double reach = critical * estimate.standardError();
        return new Interval(estimate.share() - reach, estimate.share() + reach);
    }

    /** A category with the interval that holds for all at once; nothing where it has no vote. */
    public record CategoryInterval(CategoryShare category, Optional<Interval> simultaneous) {}
}
