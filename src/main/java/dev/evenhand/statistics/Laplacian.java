package dev.evenhand.statistics;

/**
 * A symmetric matrix with zero row sums, kept as the weights between its models: row i has {@code sum of w_ij} on the
 * diagonal and {@code -w_ij} beside it. Both the information and the score variance of paired comparisons are such.
 */
final class Laplacian {

    private final int size;
    private final double[][] weights;

    Laplacian(int size) {
        this.size = size;
        weights = new double[size][size];
    }

    int size() {
        return size;
    }

    /** Adds to the weight between two models; the triangle above the diagonal holds it all. */
    void join(int i, int j, double weight) {
        if (i < j) {
            weights[i][j] += weight;
        } else {
            weights[j][i] += weight;
        }
    }

    void add(Laplacian other) {
        for (int i = 0; i < size; i++) {
            Rows.addOne(weights[i], i + 1, 1, other.weights[i]);
        }
    }

    /** Adds up all weights between models. */
    double total() {
        double total = 0;
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                total += weights[i][j];
            }
        }
        return total;
    }

    /** @param vector its first entries, as many as there are models, count */
    double[] times(double[] vector) {
        var product = new double[size];
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                double flow = weights[i][j] * (vector[i] - vector[j]);
                product[i] += flow;
                product[j] -= flow;
            }
        }
        return product;
    }

    double[][] toDense() {
        var dense = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                double weight = weights[i][j];
                dense[i][j] = -weight;
                dense[j][i] = -weight;
                dense[i][i] += weight;
                dense[j][j] += weight;
            }
        }
        return dense;
    }

    /**
     * Factors the matrix with the last model held at zero, {@code U'DU} with a unit upper triangle.
     *
     * <p>Taking a model out joins each two of its neighbours by {@code w_ik w_jk / degree_k}, and the new degrees are
     * summed up afresh. So nothing is ever subtracted, every entry keeps its relative accuracy whatever the condition
     * number, and a connected set cannot turn out singular (the elimination of Grassmann, Taksar and Heyman 1985, here
     * for a symmetric graph). Plain Cholesky of {@code H + 11'/K} breaks down once votes differ by about 1e16.
     */
    Factor factor() {
        var rows = new double[size][size];
        var degrees = new double[size];
        var taken = new double[size];
        var neighbours = new double[size][];
        for (int k = 0; k < size - 1; k++) {
            var row = rows[k];
            System.arraycopy(weights[k], k + 1, row, k + 1, size - k - 1);
            int used = neighbours(k, rows, degrees, taken, neighbours);
            Rows.add(row, k + 1, taken, 0, used, neighbours);
            degrees[k] = Rows.normalise(row, k + 1);
        }
        return new Factor(rows, degrees);
    }

    /** Finds the models before this one that are joined to it, and what taking each of them out takes with it. */
    private static int neighbours(int model, double[][] rows, double[] degrees, double[] taken, double[][] neighbours) {
        int used = 0;
        for (int m = 0; m < model; m++) {
            if (rows[m][model] != 0) {
                taken[used] = rows[m][model] * degrees[m];
                neighbours[used++] = rows[m];
            }
        }
        return used;
    }

    /** The factors of a connected Laplacian whose last model is held at zero. */
    static final class Factor {

        private final int size;
        private final double[][] rows;
        private final double[] degrees;

        private Factor(double[][] rows, double[] degrees) {
            this.size = degrees.length;
            this.rows = rows;
            this.degrees = degrees;
        }

        /** Solves for a right side that sums to zero; the last model of the solution is at zero. */
        double[] solve(double[] right) {
            var solution = right.clone();
            for (int k = 0; k < size - 1; k++) {
                Rows.addOne(solution, k + 1, solution[k], rows[k]);
            }
            solution[size - 1] = 0;
            for (int k = size - 2; k >= 0; k--) {
                var row = rows[k];
                double sum = solution[k] / degrees[k];
                for (int j = k + 1; j < size; j++) {
                    sum += row[j] * solution[j];
                }
                solution[k] = sum;
            }
            return solution;
        }

        /** The inverse with the last model held at zero: its row and column are zero, and no entry is negative. */
        double[][] inverse() {
            var inverse = new double[size][size];
            var factors = new double[size];
            var neighbours = new double[size][];
            for (int k = size - 2; k >= 0; k--) {
                var row = inverse[k];
                int used = 0;
                for (int j = k + 1; j < size; j++) {
                    if (rows[k][j] != 0) {
                        factors[used] = rows[k][j];
                        neighbours[used++] = inverse[j];
                    }
                }
                Rows.add(row, k + 1, factors, 0, used, neighbours);
                row[k] = 1 / degrees[k];
                for (int j = k + 1; j < size; j++) {
                    row[k] += rows[k][j] * row[j];
                    inverse[j][k] = row[j];
                }
            }
            return inverse;
        }
    }
}
