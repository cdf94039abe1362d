package dev.evenhand.statistics;

/** Tells whether a symmetric matrix has a negative direction, by elimination: cheaper than its eigenvalues. */
final class Definite {

    /** What rounding leaves of a direction without any variance, as a share of the largest entry. */
    private static final double ROUNDING = 1e-9;

    private Definite() {}

    /** @param without a row and column to leave out */
    static boolean hasNegativeDirection(double[][] symmetric, int without) {
        int size = symmetric.length;
        var rest = new double[size][];
        double largest = 0;
        for (int i = 0; i < size; i++) {
            rest[i] = symmetric[i].clone();
            largest = Math.max(largest, Math.abs(rest[i][i]));
        }
        double nothing = ROUNDING * largest;
        for (int k = 0; k < size; k++) {
            if (k != without && rest[k][k] < -nothing) {
                return true;
            }
            if (k != without && rest[k][k] > nothing) {
                for (int i = k + 1; i < size; i++) {
                    if (i != without) {
                        Rows.addOne(rest[i], i, -rest[k][i] / rest[k][k], rest[k]);
                    }
                }
            }
        }
        return false;
    }
}
