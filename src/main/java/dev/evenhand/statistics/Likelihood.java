package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The log likelihood of the contests of one fit. Parameters are in one array: a strength for each model, a fixed ghost
 * that a ridge pulls them to if there is one, an effect for each covariate, and the tie parameter if the tie model has
 * one. Adding a constant to all strengths (and the ghost) changes nothing.
 */
final class Likelihood {

    /** Enough for two cores; more would take room for sums of their own. */
    private static final int SLICES = 4;

    /** Where a slice costs nothing, many: each is a call, and calls are what the JIT counts. */
    private static final int SHORT_SLICES = 64;

    private final Contests contests;
    private final TieModel ties;
    private final RowValues values;
    private final double ridge;
    private final int strengths;
    private final int parameters;

    Likelihood(Contests contests, Ties ties, Regulariser regulariser) {
        this.contests = contests;
        this.ties = TieModel.of(ties);
        values = new RowValues(this, this.ties);
        ridge = regulariser.lambda();
        strengths = contests.models + (ridge > 0 ? 1 : 0);
        parameters = strengths + contests.columns.length + (this.ties.hasParameter() ? 1 : 0);
    }

    int models() {
        return contests.models;
    }

    /** Models, and the ghost. */
    int strengths() {
        return strengths;
    }

    int parameters() {
        return parameters;
    }

    Contests contests() {
        return contests;
    }

    /** What stands after the strengths among the parameters. */
    List<Covariate> covariates() {
        var covariates = new ArrayList<>(contests.covariates);
        if (ties.hasParameter()) {
            covariates.add(Covariate.TIE);
        }
        return covariates;
    }

    /** Whether one look at all rows takes time. */
    boolean large() {
        return Slices.worth(contests.rows());
    }

    /** With weights their sum. */
    double votes() {
        return contests.votes();
    }

    boolean hasTieParameter() {
        return ties.hasParameter();
    }

    double value(double[] at) {
        double value = 0;
        for (double part : Slices.of(contests.rows(), SHORT_SLICES, (from, to) -> values.of(at, from, to))) {
            value += part;
        }
        return value - pull(at);
    }

    /** The most that a step changes the log odds of any contest, or more than that if it is still within the limit. */
    double reach(double[] step, double limit) {
        double least = step[0];
        double most = step[0];
        for (int i = 1; i < strengths; i++) {
            least = Math.min(least, step[i]);
            most = Math.max(most, step[i]);
        }
        double tie = ties.hasParameter() ? Math.abs(step[parameters - 1]) : 0;
        double atMost = most - least;
        for (int i = 0; i < contests.columns.length; i++) {
            atMost += Math.abs(step[strengths + i]) * contests.largest(i);
        }
        return Math.max(tie, atMost <= limit ? atMost : widestGap(step));
    }

    private double widestGap(double[] step) {
        double widest = 0;
        for (double reach : slices((from, to) -> widestGap(step, from, to))) {
            widest = Math.max(widest, reach);
        }
        return widest;
    }

    private double widestGap(double[] step, int from, int to) {
        double widest = 0;
        for (int row = from; row < to; row++) {
            widest = Math.max(widest, Math.abs(gap(step, row)));
        }
        return widest;
    }

    /** First and second derivatives. */
    Slope slope(double[] at) {
        return slope(at, sums(at, Part.INFORMATION));
    }

    private Slope slope(double[] at, List<RowSums> sums) {
        var slope = sums.get(0).slope();
        for (var part : sums.subList(1, sums.size())) {
            slope.add(part.slope());
        }
        pullTogether(at, slope.gradient());
        for (int model = 0; model < contests.models && ridge > 0; model++) {
            slope.information().join(model, contests.models, ridge);
        }
        return slope;
    }

    /** First derivatives alone, for less. */
    double[] gradient(double[] at) {
        var total = new double[parameters];
        for (var sums : sums(at, Part.GRADIENT)) {
            Rows.addOne(total, 0, 1, sums.slope().gradient());
        }
        pullTogether(at, total);
        return total;
    }

    /** All that is to be known where a climb ended. */
    Ending ending(double[] at) {
        var sums = sums(at, Part.SQUARES);
        double value = 0;
        var squares = sums.get(0).squares;
        for (var part : sums) {
            value += part.value;
            if (part.squares != squares) {
                squares.add(part.squares);
            }
        }
        return new Ending(value - pull(at), slope(at, sums), squares);
    }

    /**
     * @param value the log likelihood
     * @param scoreVariance the sum of squared scores of single votes, each independent of the others (HC0)
     */
    record Ending(double value, Slope slope, Bordered scoreVariance) {}

    private double pull(double[] at) {
        double pull = 0;
        for (int model = 0; model < contests.models && ridge > 0; model++) {
            pull += Math.pow(at[model] - at[contests.models], 2);
        }
        return ridge / 2 * pull;
    }

    private void pullTogether(double[] at, double[] gradient) {
        for (int model = 0; model < contests.models && ridge > 0; model++) {
            double pull = ridge * (at[model] - at[contests.models]);
            gradient[model] -= pull;
            gradient[contests.models] += pull;
        }
    }

    /** What one vote adds to the gradient, before covariates: for each row and outcome, times the row's weight. */
    double[] pulls(double[] at) {
        var pulls = new double[3 * contests.rows()];
        var terms = new Terms();
        for (int row = 0; row < contests.rows(); row++) {
            ties.at(gap(at, row), logTie(at), terms);
            double weight = contests.weight(row);
            pulls[3 * row + Contests.WON] = weight * terms.win;
            pulls[3 * row + Contests.LOST] = weight * terms.loss;
            pulls[3 * row + Contests.TIED] = weight * terms.tie;
        }
        return pulls;
    }

    /** The same for the tie parameter. */
    double[] tiePulls(double[] at) {
        var pulls = new double[3 * contests.rows()];
        var terms = new Terms();
        for (int row = 0; row < contests.rows(); row++) {
            ties.at(gap(at, row), logTie(at), terms);
            double weight = contests.weight(row);
            Arrays.fill(pulls, 3 * row, 3 * row + 3, -weight * terms.tied);
            pulls[3 * row + Contests.TIED] = weight * terms.decided;
        }
        return pulls;
    }

    double gap(double[] at, int row) {
        double gap = at[contests.first[row]] - at[contests.second[row]];
        for (int covariate = 0; covariate < contests.columns.length; covariate++) {
            gap += at[strengths + covariate] * contests.columns[covariate][row];
        }
        return gap;
    }

    /** The tie parameter, in logarithms; 0 without one. */
    double logTie(double[] at) {
        return ties.hasParameter() ? at[parameters - 1] : 0;
    }

    private List<RowSums> sums(double[] at, Part part) {
        return slices((from, to) -> sums(at, from, to, part));
    }

    private <T> List<T> slices(Slices.Slice<T> slice) {
        return Slices.of(contests.rows(), SLICES, slice);
    }

    private RowSums sums(double[] at, int from, int to, Part part) {
        var sums = new RowSums(contests, strengths, ties.hasParameter(), part == Part.SQUARES);
        for (int row = from; row < to; row += RowSums.BLOCK) {
            int end = Math.min(to, row + RowSums.BLOCK);
            sums.begin(at, row, end);
            ties.derive(sums, logTie(at), end - row);
            if (part == Part.SQUARES) {
                sums.value += values.of(sums, logTie(at), end - row);
            }
            sums.pull(row, end);
            if (part != Part.GRADIENT) {
                sums.join(row, end);
            }
            if (part == Part.SQUARES) {
                ties.square(sums, logTie(at), end - row);
                sums.joinSquares(row, end);
            }
        }
        return sums;
    }

    /** What to sum up. */
    private enum Part {
        GRADIENT,
        INFORMATION,
        SQUARES
    }
}
