package dev.evenhand.statistics;

/** The one loop that fits of many models spend their time in. */
final class Rows {

    private Rows() {}

    /**
     * Adds {@code factors[m] * rows[m]} to the target for every m from {@code first} up to {@code last}, in columns
     * from {@code from} on. Four rows at a time, so that the target is loaded and stored a quarter as often; rows are
     * arrays of their own with one index for all, or the JIT of Java 17 fears overlaps and does not vectorise.
     */
    static void add(double[] target, int from, double[] factors, int first, int last, double[][] rows) {
        int m = first;
        for (; m + 4 <= last; m += 4) {
            addFour(target, from, factors, m, rows);
        }
        for (; m < last; m++) {
            addOne(target, from, factors[m], rows[m]);
        }
    }

    private static void addFour(double[] target, int from, double[] factors, int m, double[][] rows) {
        double f0 = factors[m];
        double f1 = factors[m + 1];
        double f2 = factors[m + 2];
        double f3 = factors[m + 3];
        var r0 = rows[m];
        var r1 = rows[m + 1];
        var r2 = rows[m + 2];
        var r3 = rows[m + 3];
        for (int k = from; k < target.length; k++) {
            target[k] += (f0 * r0[k] + f1 * r1[k]) + (f2 * r2[k] + f3 * r3[k]);
        }
    }

    /** Divides a row from a column on by its sum, and returns that. */
    static double normalise(double[] row, int from) {
        double sum = 0;
        for (int k = from; k < row.length; k++) {
            sum += row[k];
        }
        for (int k = from; k < row.length; k++) {
            row[k] /= sum;
        }
        return sum;
    }

    static void addOne(double[] target, int from, double factor, double[] row) {
        for (int k = from; k < target.length; k++) {
            target[k] += factor * row[k];
        }
    }
}
