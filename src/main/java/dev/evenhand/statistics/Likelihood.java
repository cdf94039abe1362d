package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The log likelihood of the contests of one fit. Parameters are in one array: a strength for each model, a fixed ghost
 * that a ridge pulls them to if there is one, an effect for each covariate, and the tie parameter if the tie model has
 * one. Adding a constant to all strengths (and the ghost) changes nothing.
 */
final class Likelihood {

    /** Enough for two cores; a fixed number, so that sums are the same to the last bit on every machine. */
    private static final int SLICES = 4;

    private static final int ROWS_WORTH_SLICING = 50_000;

    private final Contests contests;
    private final TieModel ties;
    private final double ridge;
    private final int strengths;
    private final int parameters;

    Likelihood(Contests contests, Ties ties, Regulariser regulariser) {
        this.contests = contests;
        this.ties = TieModel.of(ties);
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

    /** With weights their sum. */
    double votes() {
        return Arrays.stream(contests.votes).flatMapToDouble(Arrays::stream).sum();
    }

    boolean hasTieParameter() {
        return ties.hasParameter();
    }

    double value(double[] at) {
        double pull = IntStream.range(0, ridge > 0 ? contests.models : 0)
                .mapToDouble(model -> Math.pow(at[model] - at[contests.models], 2))
                .sum();
        return IntStream.range(0, contests.rows())
                        .mapToDouble(row -> value(at, row))
                        .sum()
                - ridge / 2 * pull;
    }

    /** The most that a step changes the log odds of any contest. */
    double reach(double[] step) {
        double reach = ties.hasParameter() ? Math.abs(step[parameters - 1]) : 0;
        for (int row = 0; row < contests.rows(); row++) {
            reach = Math.max(reach, Math.abs(gap(step, row)));
        }
        return reach;
    }

    /** First and second derivatives. */
    Slope slope(double[] at) {
        var slope = sliced(at, false);
        for (int model = 0; model < contests.models && ridge > 0; model++) {
            double pull = ridge * (at[model] - at[contests.models]);
            slope.gradient()[model] -= pull;
            slope.gradient()[contests.models] += pull;
            slope.information().join(model, contests.models, ridge);
        }
        return slope;
    }

    /** First derivatives alone, without a regulariser's. */
    double[] gradient(double[] at) {
        var gradient = new double[parameters];
        var terms = new Terms();
        double logTie = logTie(at);
        for (int row = 0; row < contests.rows(); row++) {
            ties.at(gap(at, row), logTie, terms);
            pull(gradient, row, terms);
        }
        return gradient;
    }

    /** The sum of squared scores of single votes, each independent of the others (HC0). */
    Bordered scoreVariance(double[] at) {
        return sliced(at, true).information();
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

    private double value(double[] at, int row) {
        return ties.value(
                gap(at, row),
                logTie(at),
                contests.votes[Contests.WON][row],
                contests.votes[Contests.LOST][row],
                contests.votes[Contests.TIED][row]);
    }

    private double logTie(double[] at) {
        return ties.hasParameter() ? at[parameters - 1] : 0;
    }

    private Slope sliced(double[] at, boolean squares) {
        int rows = contests.rows();
        int slices = rows < ROWS_WORTH_SLICING ? 1 : SLICES;
        return IntStream.range(0, slices)
                .parallel()
                .mapToObj(slice -> slope(
                        at, (int) ((long) rows * slice / slices), (int) ((long) rows * (slice + 1) / slices), squares))
                .toList()
                .stream()
                .reduce(Slope::plus)
                .orElseThrow();
    }

    private Slope slope(double[] at, int from, int to, boolean squares) {
        var slope = new Slope(new double[parameters], new Bordered(strengths, parameters - strengths));
        var terms = new Terms();
        double logTie = logTie(at);
        for (int row = from; row < to; row++) {
            ties.at(gap(at, row), logTie, terms);
            if (squares) {
                addSquares(slope.information(), row, terms);
            } else {
                add(slope, row, terms);
            }
        }
        return slope;
    }

    private void add(Slope slope, int row, Terms terms) {
        pull(slope.gradient(), row, terms);
        double all = contests.votes[Contests.WON][row]
                + contests.votes[Contests.LOST][row]
                + contests.votes[Contests.TIED][row];
        slope.information()
                .join(contests, row, all * terms.curvature, all * terms.mixed, all * terms.tied * terms.decided);
    }

    private void pull(double[] gradient, int row, Terms terms) {
        double won = contests.votes[Contests.WON][row];
        double lost = contests.votes[Contests.LOST][row];
        double tied = contests.votes[Contests.TIED][row];
        double pull = won * terms.win + lost * terms.loss + tied * terms.tie;
        gradient[contests.first[row]] += pull;
        gradient[contests.second[row]] -= pull;
        for (int covariate = 0; covariate < contests.columns.length; covariate++) {
            gradient[strengths + covariate] += pull * contests.columns[covariate][row];
        }
        if (ties.hasParameter()) {
            gradient[parameters - 1] += tied * terms.decided - (won + lost) * terms.tied;
        }
    }

    private void addSquares(Bordered variance, int row, Terms terms) {
        double weight = contests.weight(row);
        double won = weight * contests.votes[Contests.WON][row];
        double lost = weight * contests.votes[Contests.LOST][row];
        double tied = weight * contests.votes[Contests.TIED][row];
        variance.join(
                contests,
                row,
                won * terms.win * terms.win + lost * terms.loss * terms.loss + tied * terms.tie * terms.tie,
                tied * terms.tie * terms.decided - (won * terms.win + lost * terms.loss) * terms.tied,
                (won + lost) * terms.tied * terms.tied + tied * terms.decided * terms.decided);
    }
}
