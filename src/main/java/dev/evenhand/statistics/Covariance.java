package dev.evenhand.statistics;

import java.util.Arrays;

/** How the estimation errors of strengths that were fit together, centred, vary with each other. */
final class Covariance {

    private final double[][] values;

    private Covariance(double[][] values) {
        this.values = values;
    }

    /** The inverse information: right if votes varied as the model says, too wide where ties count as half wins. */
    static Covariance modelBased(double[][] inverse) {
        return centred(inverse);
    }

    /**
     * The sandwich {@code A+ B A+} (Huber 1967) of a score variance whose rows sum to zero, between two inverse
     * informations with one model held at zero. Which one was held cancels in the centring.
     */
    static Covariance sandwich(double[][] inverse, double[][] scoreVariance) {
        int size = inverse.length;
        var half = new double[size][size];
        var values = new double[size][size];
        for (int i = 0; i < size; i++) {
            Rows.add(half[i], 0, scoreVariance[i], 0, size, inverse);
        }
        for (int i = 0; i < size; i++) {
            Rows.add(values[i], i, inverse[i], 0, size, half);
            for (int j = i + 1; j < size; j++) {
                values[j][i] = values[i][j];
            }
        }
        return centred(values);
    }

    double between(int i, int j) {
        return values[i][j];
    }

    double standardError(int i) {
        return Math.sqrt(Math.max(0, values[i][i]));
    }

    /** Standard error of the difference of two strengths. */
    double standardError(int i, int j) {
        return Math.sqrt(Math.max(0, values[i][i] + values[j][j] - 2 * values[i][j]));
    }

    private static Covariance centred(double[][] raw) {
        int size = raw.length;
        var means = Arrays.stream(raw)
                .mapToDouble(row -> Arrays.stream(row).sum() / size)
                .toArray();
        double mean = Arrays.stream(means).sum() / size;
        var values = new double[size][size];
        for (int i = 0; i < size; i++) {
            var from = raw[i];
            var to = values[i];
            double shift = mean - means[i];
            for (int j = 0; j < size; j++) {
                to[j] = from[j] + (shift - means[j]);
            }
        }
        return new Covariance(values);
    }
}
