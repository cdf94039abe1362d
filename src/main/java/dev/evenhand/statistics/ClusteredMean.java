package dev.evenhand.statistics;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The mean of numbers, one a vote, with a standard error for votes that go together by rater, by task or both:
 * {@code V_rater + V_task - V_rater and task}, each sum of squared cluster sums with the factor {@code G / (G - 1)}
 * (Cameron, Gelbach and Miller 2011, of a mean). Votes may lie in strata with a weight each, as categories of a plan do:
 * the mean is then {@code sum of w θ} (Cochran 1977, 5.3), and a rater's votes still go together across them.
 *
 * <p>Where the three parts add up to no variance at all, as few clusters can, the larger of the first two stands in.
 *
 * @param plainError the error if no vote resembled another
 * @param clusters what the error stands on; a grouping with a single cluster says nothing and is left out
 */
public record ClusteredMean(
        long votes, double mean, double standardError, double plainError, Map<Cluster, Integer> clusters) {

    public ClusteredMean {
        clusters = Map.copyOf(clusters);
    }

    /** Of values that all count the same. */
    public static ClusteredMean of(double[] values, Votes votes, Set<Cluster> by) {
        return of(values, new int[values.length], new double[] {1}, votes, by);
    }

    /**
     * @param stratum for each vote the place of its weight
     * @param weights of the strata, which sum to one; each that counts has a vote. Votes of one that counts nothing are
     *     none of the mean's, and neither are clusters of nothing else
     * @param votes whose groups are asked for
     */
    public static ClusteredMean of(double[] values, int[] stratum, double[] weights, Votes votes, Set<Cluster> by) {
        var counted = IntStream.range(0, values.length)
                .filter(vote -> weights[stratum[vote]] > 0)
                .toArray();
        Arguments.atLeastOne("Number of votes", counted.length);
        var means = means(values, stratum, weights.length);
        double mean = 0;
        for (int at = 0; at < weights.length; at++) {
            mean += weights[at] > 0 ? weights[at] * means[1][at] : 0;
        }
        var pulls = new double[values.length];
        for (int vote : counted) {
            int at = stratum[vote];
            pulls[vote] = weights[at] / means[0][at] * (values[vote] - means[1][at]);
        }
        var groups = new EnumMap<Cluster, Groups>(Cluster.class);
        for (var cluster : by) {
            votes.groups(cluster).ifPresent(found -> groups.put(cluster, found));
        }
        return of(mean, pulls, counted, groups);
    }

    /** Votes in each stratum, and their mean. */
    private static double[][] means(double[] values, int[] stratum, int strata) {
        var counts = new double[strata];
        var means = new double[strata];
        for (int vote = 0; vote < values.length; vote++) {
            counts[stratum[vote]]++;
            means[stratum[vote]] += values[vote];
        }
        for (int at = 0; at < strata; at++) {
            means[at] /= counts[at];
        }
        return new double[][] {counts, means};
    }

    private static ClusteredMean of(double mean, double[] pulls, int[] counted, Map<Cluster, Groups> groups) {
        double plain = Arrays.stream(pulls).map(pull -> pull * pull).sum();
        var sizes = new EnumMap<Cluster, Integer>(Cluster.class);
        var variances = new EnumMap<Cluster, Double>(Cluster.class);
        groups.forEach((cluster, group) -> {
            var sum = new Sum(group.names().size());
            for (int vote : counted) {
                sum.add(group.of(vote) == Groups.NONE ? -1L - vote : group.of(vote), pulls[vote]);
            }
            if (sum.groups() > 1) {
                sizes.put(cluster, sum.groups());
                variances.put(cluster, sum.variance());
            }
        });
        double variance = variances.isEmpty()
                ? plain
                : variances.values().stream().mapToDouble(each -> each).sum();
        if (variances.size() == 2) {
            variance -= both(pulls, counted, groups);
            if (variance <= 1e-12 * plain) {
                variance = variances.values().stream()
                        .mapToDouble(each -> each)
                        .max()
                        .orElseThrow();
            }
        }
        return new ClusteredMean(counted.length, mean, Math.sqrt(variance), Math.sqrt(plain), new HashMap<>(sizes));
    }

    private static double both(double[] pulls, int[] counted, Map<Cluster, Groups> groups) {
        var raters = Objects.requireNonNull(groups.get(Cluster.RATER));
        var tasks = Objects.requireNonNull(groups.get(Cluster.TASK));
        var sum = new Sum(counted.length);
        for (int vote : counted) {
            long rater = raters.of(vote);
            long task = tasks.of(vote);
            boolean known = rater != Groups.NONE && task != Groups.NONE;
            sum.add(known ? rater * tasks.names().size() + task : -1L - vote, pulls[vote]);
        }
        return sum.variance();
    }

    /** Clusters of the smaller grouping less one; empty without clusters. */
    public OptionalInt degreesOfFreedom() {
        var smallest = clusters.values().stream().mapToInt(size -> size).min();
        return smallest.isPresent() ? OptionalInt.of(smallest.getAsInt() - 1) : OptionalInt.empty();
    }

    /** How many times the votes' variance is what independent votes would have: Kish's design effect. */
    public double designEffect() {
        return plainError == 0 ? 1 : Math.pow(standardError / plainError, 2);
    }

    /** Adds up numbers by group, in a table with open addressing: a mean is watched vote by vote. */
    private static final class Sum {

        private long[] keys;
        private double[] sums;
        private boolean[] used;
        private int groups;

        Sum(int expected) {
            int size = Integer.highestOneBit(Math.max(8, expected)) * 4;
            keys = new long[size];
            sums = new double[size];
            used = new boolean[size];
        }

        void add(long key, double value) {
            if (2 * groups > keys.length) {
                grow();
            }
            int at = place(key);
            groups += used[at] ? 0 : 1;
            used[at] = true;
            keys[at] = key;
            sums[at] += value;
        }

        private int place(long key) {
            int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & keys.length - 1;
            while (used[at] && keys[at] != key) {
                at = at + 1 & keys.length - 1;
            }
            return at;
        }

        private void grow() {
            var oldKeys = keys;
            var oldSums = sums;
            var oldUsed = used;
            keys = new long[2 * oldKeys.length];
            sums = new double[keys.length];
            used = new boolean[keys.length];
            groups = 0;
            for (int at = 0; at < oldKeys.length; at++) {
                if (oldUsed[at]) {
                    add(oldKeys[at], oldSums[at]);
                }
            }
        }

        int groups() {
            return groups;
        }

        double variance() {
            double squares = 0;
            for (double sum : sums) {
                squares += sum * sum;
            }
            return groups > 1 ? squares * groups / (groups - 1.0) : squares;
        }
    }
}
