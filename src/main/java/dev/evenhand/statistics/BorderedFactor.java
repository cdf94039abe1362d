package dev.evenhand.statistics;

import java.util.Arrays;

/**
 * Solves with a {@link Bordered} matrix, the last strength held at zero, by its Schur complement: strengths are taken
 * out first, in a way that cannot turn out singular, and a small dense matrix of covariates is left.
 *
 * <p>A covariate that the strengths already explain, or that is the same everywhere, cannot be told: it is held at zero
 * and reported.
 */
final class BorderedFactor {

    /** A covariate of which less than this share is left beside the others is one with them. */
    private static final double NOTHING_LEFT = 1e-10;

    private final int strengths;
    private final int covariates;
    private final Laplacian.Factor inner;
    private final double[][] border;

    /** For each covariate what solving the strengths for its border gives. */
    private final double[][] solved;

    /** Lower Cholesky factor of the Schur complement; a held covariate has an empty row and column. */
    private final double[][] root;

    private final boolean[] held;

    BorderedFactor(Bordered matrix) {
        strengths = matrix.strengths.size();
        covariates = matrix.border.length;
        inner = matrix.strengths.factor();
        border = matrix.border;
        solved = border.clone();
        for (int i = 0; i < covariates; i++) {
            solved[i] = inner.solve(border[i]);
        }
        root = new double[covariates][covariates];
        held = new boolean[covariates];
        for (int i = 0; i < covariates; i++) {
            takeOut(i, matrix.corner);
        }
    }

    int size() {
        return strengths + covariates;
    }

    boolean held(int covariate) {
        return held[covariate];
    }

    /** The right side of the strengths must sum to zero. */
    double[] solve(double[] right) {
        var strengthStep = inner.solve(Arrays.copyOf(right, strengths));
        var rest = new double[covariates];
        for (int i = 0; i < covariates; i++) {
            rest[i] = held[i] ? 0 : right[strengths + i] - dot(border[i], strengthStep);
        }
        var step = Arrays.copyOf(strengthStep, strengths + covariates);
        var effects = solveCorner(rest);
        for (int i = 0; i < covariates; i++) {
            step[strengths + i] = effects[i];
            for (int j = 0; j < strengths; j++) {
                step[j] -= effects[i] * solved[i][j];
            }
        }
        return step;
    }

    /** The inverse with the last strength, and whatever else is held, at zero in rows and columns. */
    double[][] inverse() {
        var inverse = new double[strengths + covariates][];
        var inside = inner.inverse();
        for (int i = 0; i < strengths; i++) {
            inverse[i] = Arrays.copyOf(inside[i], strengths + covariates);
        }
        for (int i = 0; i < covariates; i++) {
            var unit = new double[covariates];
            unit[i] = held[i] ? 0 : 1;
            inverse[strengths + i] = new double[strengths + covariates];
            System.arraycopy(solveCorner(unit), 0, inverse[strengths + i], strengths, covariates);
        }
        for (int i = 0; i < covariates; i++) {
            var row = inverse[strengths + i];
            for (int j = 0; j < covariates; j++) {
                Rows.addOne(row, 0, -row[strengths + j], Arrays.copyOf(solved[j], row.length));
            }
        }
        spread(inverse);
        return inverse;
    }

    /** From the covariates' rows to the strengths' rows. */
    private void spread(double[][] inverse) {
        for (int i = 0; i < strengths; i++) {
            for (int c = 0; c < covariates; c++) {
                inverse[i][strengths + c] = inverse[strengths + c][i];
                for (int j = 0; j < strengths; j++) {
                    inverse[i][j] -= solved[c][i] * inverse[strengths + c][j];
                }
            }
        }
    }

    private void takeOut(int i, double[][] corner) {
        double rest = corner[i][i] - dot(border[i], solved[i]);
        for (int j = 0; j < i; j++) {
            double sum = corner[i][j] - dot(border[i], solved[j]);
            for (int k = 0; k < j; k++) {
                sum -= root[i][k] * root[j][k];
            }
            root[i][j] = held[j] ? 0 : sum / root[j][j];
            rest -= root[i][j] * root[i][j];
        }
        held[i] = !(rest > NOTHING_LEFT * corner[i][i]);
        if (held[i]) {
            Arrays.fill(root[i], 0);
        } else {
            root[i][i] = Math.sqrt(rest);
        }
    }

    private double[] solveCorner(double[] right) {
        var solution = new double[covariates];
        for (int i = 0; i < covariates; i++) {
            double sum = right[i];
            for (int j = 0; j < i; j++) {
                sum -= root[i][j] * solution[j];
            }
            solution[i] = held[i] ? 0 : sum / root[i][i];
        }
        for (int i = covariates - 1; i >= 0; i--) {
            double sum = solution[i];
            for (int j = i + 1; j < covariates; j++) {
                sum -= root[j][i] * solution[j];
            }
            solution[i] = held[i] ? 0 : sum / root[i][i];
        }
        return solution;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
