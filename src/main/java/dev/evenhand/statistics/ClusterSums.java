package dev.evenhand.statistics;

import java.util.stream.IntStream;

/**
 * The variance of the score when votes vary together inside clusters: {@code sum over clusters of S S'}, S being the sum
 * of the scores of a cluster's votes (Liang and Zeger 1986). S is kept sparse, since a cluster of few votes touches few
 * models.
 */
final class ClusterSums {

    /** A fixed number, so that sums are the same to the last bit on every machine. */
    private static final int SLICES = 4;

    private static final int VOTES_WORTH_SLICING = 50_000;

    private final Likelihood likelihood;
    private final Votes votes;
    private final int[] rowOf;
    private final double[] pulls;
    private final double[] tiePulls;

    ClusterSums(Likelihood likelihood, double[] at, Votes votes, int[] rowOf) {
        this.likelihood = likelihood;
        this.votes = votes;
        this.rowOf = rowOf;
        pulls = likelihood.pulls(at);
        tiePulls = likelihood.hasTieParameter() ? likelihood.tiePulls(at) : new double[0];
    }

    /** @param runs where in the order each cluster begins, and the end */
    double[][] scoreVariance(VoteOrder order, int[] runs) {
        int clusters = runs.length - 1;
        int slices = order.votes().length < VOTES_WORTH_SLICING ? 1 : SLICES;
        var sums = IntStream.range(0, slices)
                .parallel()
                .mapToObj(slice -> new Sum(order.votes(), runs, (int) ((long) clusters * slice / slices), (int)
                        ((long) clusters * (slice + 1) / slices)))
                .map(Sum::products)
                .toList();
        var total = sums.get(0);
        for (var other : sums.subList(1, slices)) {
            for (int i = 0; i < total.length; i++) {
                Rows.addOne(total[i], 0, 1, other[i]);
            }
        }
        return mirrored(total);
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

    /** Adds up some of the clusters; each product is put on one side of the diagonal, whichever comes. */
    private final class Sum {

        private final int[] order;
        private final int[] runs;
        private final int from;
        private final int to;
        private final double[] score = new double[likelihood.parameters()];
        private final boolean[] touched = new boolean[likelihood.parameters()];
        private final int[] places = new int[likelihood.parameters()];
        private final double[] values = new double[likelihood.parameters()];
        private final double[][] products = new double[likelihood.parameters()][likelihood.parameters()];
        private int used;

        Sum(int[] order, int[] runs, int from, int to) {
            this.order = order;
            this.runs = runs;
            this.from = from;
            this.to = to;
        }

        double[][] products() {
            for (int cluster = from; cluster < to; cluster++) {
                for (int i = runs[cluster]; i < runs[cluster + 1]; i++) {
                    add(order[i]);
                }
                multiply();
            }
            return products;
        }

        private void add(int vote) {
            var contests = likelihood.contests();
            int row = rowOf[vote];
            int outcome = 3 * row + Contests.outcome(votes.verdict(vote));
            double pull = pulls[outcome];
            add(contests.first[row], pull);
            add(contests.second[row], -pull);
            for (int covariate = 0; covariate < contests.columns.length; covariate++) {
                add(likelihood.strengths() + covariate, pull * contests.columns[covariate][row]);
            }
            if (tiePulls.length > 0) {
                add(likelihood.parameters() - 1, tiePulls[outcome]);
            }
        }

        private void add(int place, double value) {
            score[place] += value;
            if (!touched[place]) {
                touched[place] = true;
                places[used++] = place;
            }
        }

        private void multiply() {
            for (int i = 0; i < used; i++) {
                int place = places[i];
                values[i] = score[place];
                score[place] = 0;
                touched[place] = false;
            }
            for (int i = 0; i < used; i++) {
                var row = products[places[i]];
                double value = values[i];
                for (int j = 0; j <= i; j++) {
                    row[places[j]] += value * values[j];
                }
            }
            used = 0;
        }
    }
}
