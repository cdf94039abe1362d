package dev.evenhand.statistics;

import java.util.stream.IntStream;

/**
 * The variance of the score when votes vary together inside clusters: {@code sum over clusters of S S'}, S being the sum
 * of the scores of a cluster's votes (Liang and Zeger 1986).
 */
final class ClusterSums {

    /** A fixed number, so that sums are the same to the last bit on every machine. */
    private static final int SLICES = 4;

    private static final int VOTES_WORTH_SLICING = 50_000;

    private final Likelihood likelihood;
    private final Contests contests;
    private final double[] pulls;
    private final double[] tiePulls;

    ClusterSums(Likelihood likelihood, double[] at) {
        this.likelihood = likelihood;
        contests = likelihood.contests();
        pulls = likelihood.pulls(at);
        tiePulls = likelihood.hasTieParameter() ? likelihood.tiePulls(at) : new double[0];
    }

    /**
     * @param outer the sum over clusters
     * @param inner the sum over the parts of clusters that share another group, too
     * @param parts how many of these there are
     */
    record Variance(double[][] outer, double[][] inner, int parts) {}

    double[][] of(GroupedVotes votes) {
        return of(votes, new int[0], false).outer();
    }

    /** @param within by what the votes of each cluster were sorted before */
    Variance of(GroupedVotes votes, int within) {
        return of(votes, votes.groups[within], true);
    }

    private Variance of(GroupedVotes votes, int[] parts, boolean inner) {
        int slices = votes.cells.length < VOTES_WORTH_SLICING ? 1 : SLICES;
        var ends = ends(votes.starts, slices);
        var sums = IntStream.range(0, slices)
                .parallel()
                .mapToObj(slice -> new Slice(votes, parts, inner).sum(ends[slice], ends[slice + 1]))
                .toList();
        var total = sums.get(0);
        for (var other : sums.subList(1, slices)) {
            add(total.outer(), other.outer());
            add(total.inner(), other.inner());
        }
        int count = sums.stream().mapToInt(Variance::parts).sum();
        return new Variance(mirrored(total.outer()), mirrored(total.inner()), count);
    }

    /** Whole clusters, and as many votes in each slice as that allows. */
    private static int[] ends(int[] starts, int slices) {
        int clusters = starts.length - 1;
        var ends = new int[slices + 1];
        for (int slice = 1, cluster = 0; slice <= slices; slice++) {
            while (cluster < clusters && starts[cluster] < (long) starts[clusters] * slice / slices) {
                cluster++;
            }
            ends[slice] = slice == slices ? clusters : cluster;
        }
        return ends;
    }

    private static void add(double[][] total, double[][] other) {
        for (int i = 0; i < total.length; i++) {
            Rows.addOne(total[i], 0, 1, other[i]);
        }
    }

    private static double[][] mirrored(double[][] products) {
        for (int i = 0; i < products.length; i++) {
            for (int j = 0; j < i; j++) {
                products[i][j] += products[j][i];
                products[j][i] = products[i][j];
            }
        }
        return products;
    }

    /** Adds up some of the clusters. */
    private final class Slice {

        private final GroupedVotes votes;
        private final int[] parts;
        private final boolean inside;
        private final int size = likelihood.parameters();
        private final ScoreSum cluster = new ScoreSum(size);
        private final ScoreSum part = new ScoreSum(size);
        private final double[][] outer = new double[size][size];
        private final double[][] inner;
        private int count;

        Slice(GroupedVotes votes, int[] parts, boolean inside) {
            this.votes = votes;
            this.parts = parts;
            this.inside = inside;
            inner = inside ? new double[size][size] : new double[0][0];
        }

        Variance sum(int first, int end) {
            for (int i = first; i < end; i++) {
                sumCluster(votes.starts[i], votes.starts[i + 1]);
                cluster.multiplyInto(outer);
            }
            return new Variance(outer, inner, count);
        }

        private void sumCluster(int from, int to) {
            int start = from;
            while (start < to && inside) {
                int end = start + 1;
                while (end < to && parts[end] == parts[start]) {
                    end++;
                }
                add(part, start, end);
                part.addTo(cluster);
                part.multiplyInto(inner);
                count++;
                start = end;
            }
            add(cluster, start, to);
        }

        private void add(ScoreSum sum, int from, int to) {
            for (int i = from; i < to; i++) {
                int cell = votes.cells[i];
                int row = cell / 3;
                double pull = pulls[cell];
                sum.add(contests.first[row], pull);
                sum.add(contests.second[row], -pull);
                for (int covariate = 0; covariate < contests.columns.length; covariate++) {
                    sum.add(likelihood.strengths() + covariate, pull * contests.columns[covariate][row]);
                }
                if (tiePulls.length > 0) {
                    sum.add(size - 1, tiePulls[cell]);
                }
            }
        }
    }
}
