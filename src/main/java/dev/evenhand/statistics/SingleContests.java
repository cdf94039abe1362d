package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes the rows of a fit from single votes, as style features and weights that differ by vote need. */
final class SingleContests {

    private final Votes votes;
    private final int[] rowOf;
    private final Contests contests;

    SingleContests(Votes votes, PairCounts counts, List<String> models, boolean position, boolean style) {
        this.votes = votes;
        var places = CountedContests.places(counts, models);
        rowOf = new int[votes.size()];
        int rows = number(places);
        var first = new int[rows];
        var second = new int[rows];
        var outcomes = new double[3][rows];
        var weights = votes.weighted() ? new double[rows] : null;
        for (int vote = 0; vote < rowOf.length; vote++) {
            int row = rowOf[vote];
            if (row >= 0) {
                first[row] = places[votes.left(vote)];
                second[row] = places[votes.right(vote)];
                outcomes[Contests.outcome(votes.verdict(vote))][row] = votes.weight(vote);
                if (weights != null) {
                    weights[row] = votes.weight(vote);
                }
            }
        }
        var covariates = new ArrayList<Covariate>();
        var columns = new ArrayList<double[]>();
        if (position) {
            covariates.add(Covariate.POSITION);
            columns.add(ones(rows));
        }
        for (var feature : style ? votes.style() : List.<StyleFeature>of()) {
            covariates.add(Covariate.style(feature));
            columns.add(rows == rowOf.length ? feature.values() : inside(feature.values(), rows));
        }
        contests = new Contests(
                models.size(), first, second, outcomes, weights, covariates, columns.toArray(double[][]::new));
    }

    Contests contests() {
        return contests;
    }

    /** For each vote its row, or -1 if it is no part of the fit. */
    int[] rowOf() {
        return rowOf;
    }

    private int number(int[] places) {
        int rows = 0;
        for (int vote = 0; vote < rowOf.length; vote++) {
            int left = votes.left(vote);
            int right = votes.right(vote);
            boolean inside = left != right && places[left] >= 0 && places[right] >= 0;
            rowOf[vote] = inside ? rows++ : -1;
        }
        return rows;
    }

    private double[] inside(double[] values, int rows) {
        var column = new double[rows];
        for (int vote = 0; vote < rowOf.length; vote++) {
            if (rowOf[vote] >= 0) {
                column[rowOf[vote]] = values[vote];
            }
        }
        return column;
    }

    private static double[] ones(int rows) {
        var column = new double[rows];
        Arrays.fill(column, 1);
        return column;
    }
}
