package dev.evenhand.statistics;

/**
 * How the estimation errors of strengths that were fit together, centred, vary with each other and with those of
 * covariates, which come after them.
 */
final class Covariance {

    private final double[][] values;
    private final double[] means;
    private final double mean;

    /**
     * Takes the covariance with one model held at zero, and centres only what is read: of two models joined by many
     * votes, the error of their difference would drown in the error that they share with the mean.
     *
     * @param models how many of the first rows are the strengths of models
     */
    private Covariance(double[][] values, int models) {
        this.values = values;
        means = new double[values.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = mean(values[i], models);
        }
        mean = mean(means, models);
    }

    private static double mean(double[] values, int first) {
        double sum = 0;
        for (int i = 0; i < first; i++) {
            sum += values[i];
        }
        return first == 0 ? 0 : sum / first;
    }

    /** The inverse information: right if votes varied as the model says, too wide where ties count as half wins. */
    static Covariance modelBased(double[][] inverse, int models) {
        return new Covariance(inverse, models);
    }

    /**
     * The sandwich {@code A+ B A+} (Huber 1967) of a score variance whose rows sum to zero, between two inverse
     * informations with one model held at zero. Which one was held cancels in the centring.
     */
    static Covariance sandwich(double[][] inverse, double[][] scoreVariance, int models) {
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
        return new Covariance(values, models);
    }

    /**
     * The nearest covariance without a negative direction (Cameron, Gelbach and Miller 2011), which a difference of
     * sums can have. Taken of the centred strengths, so that the names and order of models do not matter.
     */
    Covariance clipped(int models) {
        return new Covariance(positive(centred(models)), models);
    }

    /** Sets negative eigenvalues to zero. */
    static double[][] positive(double[][] symmetric) {
        var spectrum = Spectrum.of(symmetric);
        int size = symmetric.length;
        var positive = new double[size][];
        for (int i = 0; i < size; i++) {
            positive[i] = symmetric[i].clone();
        }
        for (int part = 0; part < size; part++) {
            var vector = spectrum.vectors[part];
            for (int i = 0; i < size && spectrum.values[part] < 0; i++) {
                Rows.addOne(positive[i], 0, -spectrum.values[part] * vector[i], vector);
            }
        }
        return positive;
    }

    /** Covariance of two centred strengths. */
    double between(int i, int j) {
        return values[i][j] - means[i] - means[j] + mean;
    }

    /** With the model at zero that the fit held there. */
    double raw(int i, int j) {
        return values[i][j];
    }

    double standardError(int i) {
        return Math.sqrt(Math.max(0, between(i, i)));
    }

    /** Standard error of the difference of two strengths. */
    double standardError(int i, int j) {
        return Math.sqrt(Math.max(0, values[i][i] + values[j][j] - 2 * values[i][j]));
    }

    /** Standard error of a covariate's effect. */
    double effectError(int i) {
        return Math.sqrt(Math.max(0, values[i][i]));
    }

    private double[][] centred(int models) {
        int size = values.length;
        var centred = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                centred[i][j] = values[i][j]
                        - (j < models ? means[i] : 0)
                        - (i < models ? means[j] : 0)
                        + (i < models && j < models ? mean : 0);
            }
        }
        return centred;
    }
}
