package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the rows of a fit from single votes, as style features and weights that differ by vote need. */
final class SingleContests {

    private final Votes votes;
    private final int[] places;

    /** For each row its vote; null where every vote has the row of its own number. */
    private final int @Nullable [] kept;

    private final Contests contests;

    SingleContests(Votes votes, PairCounts counts, List<String> models, boolean position, boolean style) {
        this.votes = votes;
        places = CountedContests.places(counts, models);
        kept = models.size() == counts.size() && counts.votes() == votes.size()
                ? null
                : IntStream.range(0, votes.size()).filter(this::inside).toArray();
        int rows = kept == null ? votes.size() : kept.length;
        var placing = kept == null ? votes.placing(counts, models) : placing(kept, models);
        var covariates = new ArrayList<Covariate>();
        var columns = new ArrayList<double[]>();
        var largest = DoubleStream.builder();
        if (position) {
            covariates.add(Covariate.POSITION);
            columns.add(ones(rows));
            largest.add(1);
        }
        for (var feature : style ? votes.style() : List.<StyleFeature>of()) {
            covariates.add(Covariate.style(feature));
            columns.add(column(feature.values()));
            largest.add(feature.largest());
        }
        var weights = votes.weighted()
                ? IntStream.range(0, rows)
                        .mapToDouble(row -> votes.weight(vote(row)))
                        .toArray()
                : null;
        contests = Contests.single(
                models.size(),
                placing.first(),
                placing.second(),
                verdicts(),
                weights,
                covariates,
                columns.toArray(new double[0][]),
                largest.build().toArray());
    }

    Contests contests() {
        return contests;
    }

    /** For each vote its row, or -1 if it is no part of the fit. */
    int[] rowOf() {
        var rowOf = new int[votes.size()];
        Arrays.fill(rowOf, -1);
        for (int row = 0; row < contests.rows(); row++) {
            rowOf[vote(row)] = row;
        }
        return rowOf;
    }

    private boolean inside(int vote) {
        int left = votes.left(vote);
        int right = votes.right(vote);
        return left != right && places[left] >= 0 && places[right] >= 0;
    }

    private int vote(int row) {
        return kept == null ? row : kept[row];
    }

    private Placing placing(int[] kept, List<String> models) {
        return new Placing(
                models,
                Arrays.stream(kept).map(vote -> places[votes.left(vote)]).toArray(),
                Arrays.stream(kept).map(vote -> places[votes.right(vote)]).toArray());
    }

    private byte[] verdicts() {
        var all = votes.verdicts();
        if (kept == null) {
            return all;
        }
        var verdicts = new byte[kept.length];
        for (int row = 0; row < kept.length; row++) {
            verdicts[row] = all[kept[row]];
        }
        return verdicts;
    }

    private double[] column(double[] values) {
        return kept == null
                ? values
                : Arrays.stream(kept).mapToDouble(vote -> values[vote]).toArray();
    }

    private static double[] ones(int rows) {
        var column = new double[rows];
        Arrays.fill(column, 1);
        return column;
    }
}
