package dev.evenhand.statistics;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The votes of one component while some are left out or turned round, and its bare strengths, fit anew from the last
 * ones: a step or two of Newton each time, and no errors.
 */
final class ChangedVotes {

    /** A smaller gap is none. */
    static final double LEVEL = 1e-9;

    /** Pulls all models together where wins all went one way, so that it can be told which votes hold them apart. */
    private static final Regulariser PULL = Regulariser.ridge(0.01);

    private final List<String> models;
    private final Contests contests;
    private final int[][] rowsOf;
    private final double[] strengths;
    private int refits;

    private ChangedVotes(List<String> models, Contests counted) {
        this.models = models;
        contests = counted.recounted(
                Arrays.stream(counted.votes).map(double[]::clone).toArray(double[][]::new));
        rowsOf = rowsOf();
        strengths = new double[models.size()];
    }

    /** All that is joined by votes with this model. */
    static ChangedVotes around(PairCounts counts, String model) {
        var component = Components.of(counts).components().stream()
                .filter(found -> found.models().contains(model))
                .findFirst()
                .orElseThrow();
        if (component.size() > VotesToFlip.MOST_MODELS) {
            throw new IllegalArgumentException("%d models were compared with each other; this is for %d at most"
                    .formatted(component.size(), VotesToFlip.MOST_MODELS));
        }
        return new ChangedVotes(component.models(), CountedContests.pairs(counts, component.models()));
    }

    /** The place of a model, or -1 if no votes join it with these. */
    int place(String model) {
        return models.indexOf(model);
    }

    String model(int place) {
        return models.get(place);
    }

    Contests contests() {
        return contests;
    }

    int refits() {
        return refits;
    }

    /** For each two models their row, or -1. */
    int[][] rows() {
        var rows = new int[models.size()][models.size()];
        Arrays.stream(rows).forEach(row -> Arrays.fill(row, -1));
        for (int row = 0; row < contests.rows(); row++) {
            rows[contests.first[row]][contests.second[row]] = row;
            rows[contests.second[row]][contests.first[row]] = row;
        }
        return rows;
    }

    void change(int row, int outcome, double count, VoteChange change) {
        contests.votes[outcome][row] -= count;
        switch (change) {
            case DROP -> {}
            case FLIP -> contests.votes[outcome == Contests.WON ? Contests.LOST : Contests.WON][row] += count;
            case TIE -> contests.votes[Contests.TIED][row] += count;
        }
    }

    /** The lead of one model, infinite where it is above by wins alone and not a number where nothing compares them. */
    Refit refit(int one, int other) {
        boolean above = reached(one, true).get(other);
        var reachedBy = reached(one, false);
        if (above && reachedBy.get(other)) {
            var tier = reached(one, true);
            tier.and(reachedBy);
            return fit(tier, Regulariser.NONE, one, other);
        }
        if (above) {
            var pulled = new BitSet();
            pulled.set(0, models.size());
            return fit(pulled, PULL, one, other).withGap(Double.POSITIVE_INFINITY);
        }
        return Refit.without(reachedBy.get(other) ? Double.NEGATIVE_INFINITY : Double.NaN);
    }

    private Refit fit(BitSet members, Regulariser pull, int one, int other) {
        var number = new int[models.size()];
        Arrays.fill(number, -1);
        members.stream().forEach(model -> number[model] = members.get(0, model).cardinality());
        var inside = members.cardinality() == models.size() ? contests : contests.among(number);
        var likelihood = new Likelihood(inside, Ties.HALF, pull);
        var start = new double[likelihood.parameters()];
        members.stream().forEach(model -> start[number[model]] = strengths[model]);
        var newton = new Newton(likelihood, Settings.STANDARD.regularised(pull), start).climb();
        refits++;
        var found = newton.strengths();
        members.stream().forEach(model -> strengths[model] = found[number[model]]);
        return new Refit(strengths[one] - strengths[other], strengths.clone(), number, newton.information());
    }

    /** All models that this one scored against, directly or through others; or those that so scored against it. */
    private BitSet reached(int from, boolean down) {
        var reached = new BitSet(models.size());
        var path = new int[models.size()];
        path[0] = from;
        reached.set(from);
        int end = 1;
        for (int next = 0; next < end; next++) {
            int model = path[next];
            for (int row : rowsOf[model]) {
                boolean first = contests.first[row] == model;
                int other = first ? contests.second[row] : contests.first[row];
                double scored = contests.votes[first == down ? Contests.WON : Contests.LOST][row]
                        + contests.votes[Contests.TIED][row];
                if (scored > 0 && !reached.get(other)) {
                    reached.set(other);
                    path[end++] = other;
                }
            }
        }
        return reached;
    }

    private int[][] rowsOf() {
        var found = IntStream.range(0, models.size())
                .mapToObj(model -> IntStream.builder())
                .toArray(IntStream.Builder[]::new);
        for (int row = 0; row < contests.rows(); row++) {
            found[contests.first[row]].add(row);
            found[contests.second[row]].add(row);
        }
        return Arrays.stream(found).map(rows -> rows.build().toArray()).toArray(int[][]::new);
    }
}
