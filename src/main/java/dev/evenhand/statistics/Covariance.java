package dev.evenhand.statistics;

import java.util.Arrays;

/** How the estimation errors of strengths that were fit together, centred, vary with each other. */
final class Covariance {

    private final double[][] values;
    private final double[] means;
    private final double mean;

    /**
     * Takes the covariance with one model held at zero, and centres only what is read: of two models joined by many
     * votes, the error of their difference would drown in the error that they share with the mean.
     */
    private Covariance(double[][] values) {
        this.values = values;
        means = Arrays.stream(values)
                .mapToDouble(row -> Arrays.stream(row).average().orElse(0))
                .toArray();
        mean = Arrays.stream(means).average().orElse(0);
    }

    /** The inverse information: right if votes varied as the model says, too wide where ties count as half wins. */
    static Covariance modelBased(double[][] inverse) {
        return new Covariance(inverse);
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
        return new Covariance(values);
    }

    double between(int i, int j) {
        return values[i][j] - means[i] - means[j] + mean;
    }

    double standardError(int i) {
        return Math.sqrt(Math.max(0, between(i, i)));
    }

    /** Standard error of the difference of two strengths. */
    double standardError(int i, int j) {
        return Math.sqrt(Math.max(0, values[i][i] + values[j][j] - 2 * values[i][j]));
    }
}
