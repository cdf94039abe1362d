package dev.evenhand.statistics;

import java.util.Map;

/** The covariance that intervals of a fit go by, and what it stands on. */
record Sandwich(Covariance covariance, Covariance modelBased, Errors errors) {

    /** Each vote by itself (HC0). */
    static Sandwich plain(Likelihood likelihood, Newton newton) {
        return of(likelihood, newton, newton.ending().scoreVariance().toDense(), Map.of());
    }

    static Sandwich clustered(Likelihood likelihood, Newton newton, Votes votes, int[] rowOf, Settings settings) {
        var sums = new ClusterSums(likelihood, newton.parameters());
        var clustering = new Clustering(sums, votes, rowOf, settings);
        var usable = clustering.usable();
        if (usable.isEmpty()) {
            return plain(likelihood, newton);
        }
        var variance = clustering.of(usable);
        return of(likelihood, newton, variance, clustering.clusters());
    }

    private static Sandwich of(
            Likelihood likelihood, Newton newton, double[][] scoreVariance, Map<Cluster, Integer> clusters) {
        int models = likelihood.models();
        var inverse = newton.information().inverse();
        var covariance = Covariance.sandwich(inverse, scoreVariance, models);
        boolean clip = clusters.size() > 1 && Definite.hasNegativeDirection(scoreVariance, likelihood.strengths() - 1);
        return new Sandwich(
                clip ? covariance.clipped(models) : covariance,
                Covariance.modelBased(inverse, models),
                Errors.of(clusters, clip));
    }
}
