package dev.evenhand.statistics;

/**
 * Adds up what rows put into the derivatives of a likelihood, one block of them after the other. One of these per
 * thread. Short loops over one column each are what the JIT makes fast, and soon.
 */
final class RowSums {

    /** Rows of a block: what is known of them stays in the second cache, and the JIT leaves calls by block alone. */
    static final int BLOCK = 4096;

    /** For each row of the block at hand its votes by outcome. */
    final double[] won;

    final double[] lost;
    final double[] tied;

    /** How far its first model stands above its second. */
    final double[] gaps;

    /** What its chances were divided by, see {@link Terms#sum}. */
    final double[] divisors;

    /** The chance of the model that is behind, where ties have no parameter. */
    final double[] upsets;

    /** What each row pulls its first model up by, and the tie parameter. */
    final double[] pulls;

    final double[] tiePulls;

    /** What each row adds to the square of its covariates, those with the tie parameter, and that one's own. */
    final double[] weights;

    final double[] mixed;
    final double[] ties;

    /** The row that the block at hand begins with. */
    private int begun;

    /** The log likelihood of all rows, where that was asked for. */
    double value;

    private final Contests contests;
    private final int strengths;
    private final boolean tie;
    private final double[] gradient;
    private final Bordered information;

    /** The squares of the scores of votes, where those were asked for. */
    final Bordered squares;

    private final double[] parts;

    /** @param squared whether the squares of scores are to be summed, too */
    RowSums(Contests contests, int strengths, boolean tie, boolean squared) {
        // A fit of a few rows, of which a search makes thousands, is not to pay for a whole block.
        int room = Math.min(BLOCK, contests.rows());
        won = new double[room];
        lost = new double[room];
        tied = new double[room];
        gaps = new double[room];
        divisors = new double[room];
        upsets = new double[tie ? 0 : room];
        pulls = new double[room];
        tiePulls = new double[tie ? room : 0];
        weights = new double[room];
        mixed = new double[tie ? room : 0];
        ties = new double[tie ? room : 0];
        parts = new double[room];
        this.contests = contests;
        this.strengths = strengths;
        this.tie = tie;
        int covariates = contests.columns.length + (tie ? 1 : 0);
        gradient = new double[strengths + covariates];
        information = new Bordered(new Laplacian(strengths), covariates);
        squares = squared ? new Bordered(new Laplacian(strengths), covariates) : information;
    }

    /** Takes up the rows from one up to another, a block at most. */
    void begin(double[] at, int from, int to) {
        begun = from;
        contests.take(Contests.WON, won, from, to);
        contests.take(Contests.LOST, lost, from, to);
        contests.take(Contests.TIED, tied, from, to);
        gather(at, from, to);
        for (int i = 0; i < contests.columns.length; i++) {
            Block.add(gaps, at[strengths + i], contests.columns[i], from, to);
        }
    }

    /** Adds {@code pull * x}, x being 1 for a row's first model, -1 for its second and then its covariates. */
    void pull(int from, int to) {
        scatter(pulls, gradient, from, to);
        for (int i = 0; i < contests.columns.length; i++) {
            gradient[strengths + i] += Block.dot(pulls, contests.columns[i], from, to);
        }
        if (tie) {
            gradient[gradient.length - 1] += Block.sum(tiePulls, to - from);
        }
    }

    /** Adds the information of rows, {@code weight * x x'}, and for a tie parameter what it has with x and itself. */
    void join(int from, int to) {
        join(information, from, to);
    }

    /** The same with the squares of scores for weights. */
    void joinSquares(int from, int to) {
        join(squares, from, to);
    }

    private void join(Bordered sums, int from, int to) {
        joinModels(sums.strengths, from, to);
        for (int i = 0; i < contests.columns.length; i++) {
            Block.multiply(parts, weights, contests.columns[i], from, to);
            join(sums, i, parts, i + 1, from, to);
        }
        if (tie) {
            int last = contests.columns.length;
            join(sums, last, mixed, last, from, to);
            sums.corner[last][last] += Block.sum(ties, to - from);
        }
    }

    /** What one covariate has with the models and with so many covariates. */
    private void join(Bordered sums, int covariate, double[] parts, int others, int from, int to) {
        scatter(parts, sums.border[covariate], from, to);
        for (int j = 0; j < others; j++) {
            sums.corner[covariate][j] += Block.dot(parts, contests.columns[j], from, to);
        }
    }

    private void gather(double[] at, int from, int to) {
        for (int row = from; row < to; row++) {
            gaps[row - from] = at[contests.first[row]] - at[contests.second[row]];
        }
    }

    private void joinModels(Laplacian between, int from, int to) {
        for (int row = from; row < to; row++) {
            between.join(contests.first[row], contests.second[row], weights[row - from]);
        }
    }

    private void scatter(double[] parts, double[] target, int from, int to) {
        for (int row = from; row < to; row++) {
            target[contests.first[row]] += parts[row - from];
            target[contests.second[row]] -= parts[row - from];
        }
    }

    /** What the votes of a row of the block were multiplied by. */
    double scale(int row) {
        return contests.weight(begun + row);
    }

    Slope slope() {
        return new Slope(gradient, information);
    }
}
