package dev.evenhand.statistics;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix: Householder's tridiagonal form, then implicit QL steps
 * (Martin, Reinsch and Wilkinson 1968, Numerische Mathematik 11; Dubrulle, Martin and Wilkinson 1968, 12). Vectors are
 * kept as rows, so that every inner loop runs along arrays: a process that scores once has no time to warm up.
 */
final class Spectrum {

    final double[] values;

    /** For each value its vector, of length one. */
    final double[][] vectors;

    private final int size;

    /** Beside the diagonal of the tridiagonal form. */
    private final double[] beside;

    /** Beside a value this is nothing. */
    private final double rounding;

    private Spectrum(double[][] matrix) {
        size = matrix.length;
        values = new double[size];
        vectors = new double[size][size];
        beside = new double[size];
        reduce(matrix);
        double largest = 0;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, Math.abs(values[i]) + Math.abs(beside[i]));
        }
        rounding = Math.ulp(largest);
        for (int value = 0; value < size; value++) {
            settle(value);
        }
    }

    static Spectrum of(double[][] symmetric) {
        var matrix = new double[symmetric.length][];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = symmetric[i].clone();
        }
        return new Spectrum(matrix);
    }

    private void reduce(double[][] matrix) {
        var mirrors = new double[size][];
        for (int k = 0; k < size; k++) {
            values[k] = matrix[k][k];
            mirrors[k] = mirror(matrix[k], k);
            if (mirrors[k].length > 0) {
                reflect(matrix, mirrors[k], k + 1);
            }
        }
        for (int k = size - 1; k >= 0; k--) {
            vectors[k][k] = 1;
            for (int row = k + 1; row < size && mirrors[k].length > 0; row++) {
                Rows.addOne(vectors[row], k + 1, -2 * dot(vectors[row], mirrors[k], k + 1), mirrors[k]);
            }
        }
    }

    /** The direction, of length one, that mirrors the rest of a row to one entry beside its diagonal; or empty. */
    private double[] mirror(double[] row, int k) {
        double beyond = dot(row, row, k + 2);
        beside[k] = k + 1 < size ? row[k + 1] : 0;
        if (beyond == 0) {
            return new double[0];
        }
        double whole = Math.sqrt(beside[k] * beside[k] + beyond);
        double first = beside[k] + (beside[k] < 0 ? -whole : whole);
        double length = Math.sqrt(first * first + beyond);
        var mirror = new double[size];
        mirror[k + 1] = first / length;
        for (int i = k + 2; i < size; i++) {
            mirror[i] = row[i] / length;
        }
        beside[k] -= first;
        return mirror;
    }

    /** The matrix between two mirrors: {@code A - 2 v q' - 2 q v'}, q being {@code A v - (v'A v) v}. */
    private static void reflect(double[][] matrix, double[] mirror, int from) {
        var image = new double[mirror.length];
        Rows.add(image, from, mirror, from, mirror.length, matrix);
        Rows.addOne(image, from, -dot(mirror, image, from), mirror);
        for (int i = from; i < matrix.length; i++) {
            Rows.addOne(matrix[i], from, -2 * mirror[i], image);
            Rows.addOne(matrix[i], from, -2 * image[i], mirror);
        }
    }

    /** QL steps until nothing is left beside a value. */
    private void settle(int value) {
        while (true) {
            int end = value;
            while (end < size - 1 && Math.abs(beside[end]) > rounding) {
                end++;
            }
            if (end == value) {
                return;
            }
            step(value, end);
        }
    }

    /** One implicit step from the end of a block up to its start, with Wilkinson's shift. */
    private void step(int start, int end) {
        double half = (values[start + 1] - values[start]) / (2 * beside[start]);
        double gap = values[end] - values[start] + beside[start] / (half + Math.copySign(Math.hypot(half, 1), half));
        double sine = 1;
        double cosine = 1;
        double taken = 0;
        for (int i = end - 1; i >= start; i--) {
            double across = sine * beside[i];
            double along = cosine * beside[i];
            double radius = Math.hypot(across, gap);
            beside[i + 1] = radius;
            if (radius == 0) {
                values[i + 1] -= taken;
                beside[end] = 0;
                return;
            }
            sine = across / radius;
            cosine = gap / radius;
            double above = values[i + 1] - taken;
            double mixed = (values[i] - above) * sine + 2 * cosine * along;
            taken = sine * mixed;
            values[i + 1] = above + taken;
            gap = cosine * mixed - along;
            rotate(vectors[i], vectors[i + 1], cosine, sine);
        }
        values[start] -= taken;
        beside[start] = gap;
        beside[end] = 0;
    }

    private static void rotate(double[] one, double[] next, double cosine, double sine) {
        for (int k = 0; k < one.length; k++) {
            double turned = sine * one[k] + cosine * next[k];
            one[k] = cosine * one[k] - sine * next[k];
            next[k] = turned;
        }
    }

    private static double dot(double[] one, double[] other, int from) {
        double sum = 0;
        for (int i = from; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
