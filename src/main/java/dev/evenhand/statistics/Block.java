package dev.evenhand.statistics;

/** Arithmetic of a block of rows, which has an array of its own, with the same rows of a whole column. */
final class Block {

    private Block() {}

    /** Adds a multiple of the column. */
    static void add(double[] block, double factor, double[] column, int from, int to) {
        for (int row = from; row < to; row++) {
            block[row - from] += factor * column[row];
        }
    }

    static void multiply(double[] into, double[] block, double[] column, int from, int to) {
        for (int row = from; row < to; row++) {
            into[row - from] = block[row - from] * column[row];
        }
    }

    /** Four sums side by side, as one would wait for each addition to end. */
    static double dot(double[] block, double[] column, int from, int to) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int k = 0;
        int row = from;
        for (; row + 4 <= to; row += 4, k += 4) {
            first += block[k] * column[row];
            second += block[k + 1] * column[row + 1];
            third += block[k + 2] * column[row + 2];
            fourth += block[k + 3] * column[row + 3];
        }
        for (; row < to; row++, k++) {
            first += block[k] * column[row];
        }
        return (first + second) + (third + fourth);
    }

    static double sum(double[] block, int count) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += block[k];
        }
        return sum;
    }

    /** The largest value of some rows of a column, whatever its sign. */
    static double largest(double[] column, int from, int to) {
        double largest = 0;
        for (int row = from; row < to; row++) {
            largest = Math.max(largest, Math.abs(column[row]));
        }
        return largest;
    }
}
