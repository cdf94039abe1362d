package dev.evenhand.statistics;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The score variance of votes that are dependent by rater, by task or both: {@code B_rater + B_task - B_rater and task}
 * (Cameron, Gelbach and Miller 2011), each with the factor {@code G / (G - 1)} for G clusters.
 */
final class Clustering {

    /** In this order, so that votes sorted by rater still lie by task inside a rater. */
    private static final List<Cluster> SORTED = List.of(Cluster.TASK, Cluster.RATER);

    private final ClusterSums sums;
    private final boolean smallSample;
    private final List<Cluster> wanted;
    private final Map<Cluster, GroupedVotes> sorted = new EnumMap<>(Cluster.class);
    private final Map<Cluster, Integer> clusters = new EnumMap<>(Cluster.class);

    Clustering(ClusterSums sums, Votes votes, int[] rowOf, Settings settings) {
        this.sums = sums;
        smallSample = settings.smallSample();
        wanted = SORTED.stream().filter(settings.clusters()::contains).toList();
        var order = GroupedVotes.of(
                votes,
                rowOf,
                wanted.stream()
                        .map(cluster -> votes.groups(cluster).orElseThrow())
                        .toList());
        for (int i = 0; i < wanted.size(); i++) {
            order = order.by(i);
            sorted.put(wanted.get(i), order);
        }
    }

    /** Groupings with a single cluster say nothing of how clusters vary, and are left out. */
    List<Cluster> usable() {
        return wanted.stream().filter(cluster -> count(cluster) > 1).toList();
    }

    /** Clusters found by the last sum, by grouping. */
    Map<Cluster, Integer> clusters() {
        return clusters;
    }

    double[][] of(List<Cluster> usable) {
        usable.forEach(cluster -> clusters.put(cluster, count(cluster)));
        return usable.size() == 2 ? twoWay() : oneWay(usable.get(0));
    }

    private double[][] oneWay(Cluster cluster) {
        var variance = sums.of(votes(cluster));
        double factor = factor(count(cluster));
        for (var row : variance) {
            for (int i = 0; i < row.length; i++) {
                row[i] *= factor;
            }
        }
        return variance;
    }

    private double[][] twoWay() {
        var ofTasks = oneWay(Cluster.TASK);
        var ofRaters = sums.of(votes(Cluster.RATER), wanted.indexOf(Cluster.TASK));
        for (int i = 0; i < ofTasks.length; i++) {
            Rows.addOne(ofTasks[i], 0, factor(count(Cluster.RATER)), ofRaters.outer()[i]);
            Rows.addOne(ofTasks[i], 0, -factor(ofRaters.parts()), ofRaters.inner()[i]);
        }
        return ofTasks;
    }

    private int count(Cluster cluster) {
        return votes(cluster).count();
    }

    private GroupedVotes votes(Cluster cluster) {
        return Objects.requireNonNull(sorted.get(cluster));
    }

    /** One cluster all of its own has no small sample to speak of. */
    private double factor(int count) {
        return smallSample && count > 1 ? count / (count - 1.0) : 1;
    }
}
