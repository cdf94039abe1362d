package dev.evenhand.statistics;

/**
 * Adds up what rows put into the derivatives of a likelihood. One of these per thread: the sums of a strength with all
 * covariates lie side by side, since a row touches them together.
 */
final class RowSums {

    private final int[] first;
    private final int[] second;
    private final double[][] columns;
    private final int strengths;
    private final int covariates;
    private final double[] gradient;
    private final Laplacian between;
    private final double[] border;
    private final double[] corner;

    /** The covariates of the row at hand. */
    private final double[] values;

    RowSums(Contests contests, int strengths, int covariates) {
        first = contests.first;
        second = contests.second;
        columns = contests.columns;
        this.strengths = strengths;
        this.covariates = covariates;
        gradient = new double[strengths + covariates];
        between = new Laplacian(strengths);
        border = new double[strengths * covariates];
        corner = new double[covariates * (covariates + 1) / 2];
        values = new double[columns.length];
    }

    /** How far the first model of a row stands above the second; from here on this is the row at hand. */
    double gap(double[] at, int row) {
        double gap = at[first[row]] - at[second[row]];
        for (int i = 0; i < values.length; i++) {
            double value = columns[i][row];
            values[i] = value;
            gap += at[strengths + i] * value;
        }
        return gap;
    }

    void pull(int row, double pull, double tiePull) {
        gradient[first[row]] += pull;
        gradient[second[row]] -= pull;
        for (int i = 0; i < values.length; i++) {
            gradient[strengths + i] += pull * values[i];
        }
        if (values.length < covariates) {
            gradient[strengths + values.length] += tiePull;
        }
    }

    /**
     * Adds {@code weight * x x'}, x being 1 for the row's first model, -1 for its second and then its covariates; and
     * for a tie parameter, which is the last covariate, what it has with x and with itself.
     */
    void join(int row, double weight, double mixed, double tied) {
        between.join(first[row], second[row], weight);
        int ofFirst = first[row] * covariates;
        int ofSecond = second[row] * covariates;
        int place = 0;
        for (int i = 0; i < values.length; i++) {
            double part = weight * values[i];
            border[ofFirst + i] += part;
            border[ofSecond + i] -= part;
            for (int j = 0; j <= i; j++) {
                corner[place++] += part * values[j];
            }
        }
        if (values.length < covariates) {
            border[ofFirst + values.length] += mixed;
            border[ofSecond + values.length] -= mixed;
            for (int j = 0; j < values.length; j++) {
                corner[place++] += mixed * values[j];
            }
            corner[place] += tied;
        }
    }

    double[] gradient() {
        return gradient;
    }

    Slope slope() {
        var information = new Bordered(between, covariates);
        int place = 0;
        for (int i = 0; i < covariates; i++) {
            for (int strength = 0; strength < strengths; strength++) {
                information.border[i][strength] = border[strength * covariates + i];
            }
            for (int j = 0; j <= i; j++) {
                information.corner[i][j] = corner[place++];
            }
        }
        return new Slope(gradient, information);
    }
}
