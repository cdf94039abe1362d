package dev.evenhand.statistics;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The score variance of votes that are dependent by rater, by task or both: {@code B_rater + B_task - B_rater and task}
 * (Cameron, Gelbach and Miller 2011), each with the factor {@code G / (G - 1)} for G clusters.
 */
final class Clustering {

    private final ClusterSums sums;
    private final Votes votes;
    private final VoteOrder inside;
    private final boolean smallSample;
    private final Map<Cluster, Integer> clusters = new EnumMap<>(Cluster.class);

    Clustering(ClusterSums sums, Votes votes, int[] rowOf, boolean smallSample) {
        this.sums = sums;
        this.votes = votes;
        this.inside = VoteOrder.of(rowOf);
        this.smallSample = smallSample;
    }

    /** Clusters found by the last sum, by grouping. */
    Map<Cluster, Integer> clusters() {
        return clusters;
    }

    double[][] scoreVariance(Cluster cluster) {
        var groups = votes.groups(cluster).orElseThrow();
        var order = inside.by(groups);
        return counted(cluster, order, order.runs(groups));
    }

    /** Votes sorted by task and then by rater lie by rater, and inside a rater by task. */
    double[][] twoWay() {
        var tasks = votes.tasks().orElseThrow();
        var raters = votes.raters().orElseThrow();
        var byTask = inside.by(tasks);
        var byRater = byTask.by(raters);
        var total = counted(Cluster.TASK, byTask, byTask.runs(tasks));
        var ofRaters = counted(Cluster.RATER, byRater, byRater.runs(raters));
        var runs = byRater.runs(raters, tasks);
        var both = sums.scoreVariance(byRater, runs);
        double factor = factor(runs.length - 1);
        for (int i = 0; i < total.length; i++) {
            Rows.addOne(total[i], 0, 1, ofRaters[i]);
            Rows.addOne(total[i], 0, -factor, both[i]);
        }
        return total;
    }

    /** How many clusters of this kind the votes of the fit are in. */
    int count(Cluster cluster) {
        var groups = votes.groups(cluster).orElseThrow();
        var seen = new boolean[groups.names().size()];
        int count = 0;
        for (int vote : inside.votes()) {
            if (!seen[groups.of(vote)]) {
                seen[groups.of(vote)] = true;
                count++;
            }
        }
        return count;
    }

    double[][] of(List<Cluster> usable) {
        return usable.size() == 2 ? twoWay() : scoreVariance(usable.get(0));
    }

    private double[][] counted(Cluster cluster, VoteOrder order, int[] runs) {
        clusters.put(cluster, runs.length - 1);
        var variance = sums.scoreVariance(order, runs);
        double factor = factor(runs.length - 1);
        for (var row : variance) {
            for (int i = 0; i < row.length; i++) {
                row[i] *= factor;
            }
        }
        return variance;
    }

    /** One cluster all of its own has no small sample to speak of. */
    private double factor(int count) {
        return smallSample && count > 1 ? count / (count - 1.0) : 1;
    }
}
