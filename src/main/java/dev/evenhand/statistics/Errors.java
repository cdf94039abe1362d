package dev.evenhand.statistics;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What the standard errors of a fit stand on.
 *
 * @param clusters the groups that votes were clustered by, with how many there are; empty for plain sandwich errors
 * @param clipped whether the two-way covariance had a negative direction, which was set to zero
 */
public record Errors(Map<Cluster, Integer> clusters, boolean clipped) {

    static final Errors PLAIN = new Errors(Map.of(), false);

    public Errors {
        clusters = Map.copyOf(clusters);
    }

    static Errors of(Map<Cluster, Integer> clusters, boolean clipped) {
        return clusters.isEmpty() ? PLAIN : new Errors(new EnumMap<>(clusters), clipped);
    }

    /** Clusters of the smaller grouping less one; empty without clusters, where the normal distribution serves. */
    public OptionalInt degreesOfFreedom() {
        return clusters.values().stream().mapToInt(count -> count - 1).min();
    }
}
