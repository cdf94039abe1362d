package dev.evenhand.statistics;

import java.util.Arrays;

/**
 * A symmetric matrix over strengths and a few covariates: a {@link Laplacian} with a border whose rows sum to zero and
 * a small corner. Both the information and the score variance of paired comparisons are such.
 */
final class Bordered {

    final Laplacian strengths;

    /** For each covariate, its entries with all strengths. */
    final double[][] border;

    final double[][] corner;

    Bordered(Laplacian strengths, int covariates) {
        this.strengths = strengths;
        border = new double[covariates][strengths.size()];
        corner = new double[covariates][covariates];
    }

    void join(int i, int j, double weight) {
        strengths.join(i, j, weight);
    }

    void add(Bordered other) {
        strengths.add(other.strengths);
        for (int i = 0; i < border.length; i++) {
            Rows.addOne(border[i], 0, 1, other.border[i]);
            Rows.addOne(corner[i], 0, 1, other.corner[i]);
        }
    }

    double[] times(double[] vector) {
        int size = strengths.size();
        var product = Arrays.copyOf(strengths.times(vector), vector.length);
        for (int i = 0; i < border.length; i++) {
            for (int j = 0; j < size; j++) {
                product[j] += border[i][j] * vector[size + i];
                product[size + i] += border[i][j] * vector[j];
            }
            for (int j = 0; j < border.length; j++) {
                product[size + i] += corner[Math.max(i, j)][Math.min(i, j)] * vector[size + j];
            }
        }
        return product;
    }

    /** The largest weight that one entry may have: of all models together, or of a covariate. */
    double most() {
        double most = strengths.total();
        for (int i = 0; i < border.length; i++) {
            most = Math.max(most, corner[i][i]);
        }
        return most;
    }

    BorderedFactor factor() {
        return new BorderedFactor(this);
    }

    double[][] toDense() {
        int size = strengths.size();
        var dense = new double[size + border.length][size + border.length];
        var inner = strengths.toDense();
        for (int i = 0; i < size; i++) {
            System.arraycopy(inner[i], 0, dense[i], 0, size);
        }
        for (int i = 0; i < border.length; i++) {
            for (int j = 0; j < size; j++) {
                dense[size + i][j] = border[i][j];
                dense[j][size + i] = border[i][j];
            }
            for (int j = 0; j <= i; j++) {
                dense[size + i][size + j] = corner[i][j];
                dense[size + j][size + i] = corner[i][j];
            }
        }
        return dense;
    }
}
