package dev.evenhand.statistics;

import java.util.Arrays;

/**
 * Numbers drawn by place instead of in turn: the finaliser of SplitMix64 (Steele, Lea and Flood 2014) over a seed, a
 * stream and an index, so that any language gives the same, in any order.
 */
final class CountedChance {

    private static final long STREAM = 0xD1B54A32D192ED03L;
    private static final long INDEX = 0x2545F4914F6CDD1DL;

    private final long seed;

    CountedChance(long seed) {
        this.seed = seed * 0x9E3779B97F4A7C15L;
    }

    /** Between 0 and 1 with 53 bits. */
    double uniform(int stream, int index) {
        long z = seed + stream * STREAM + index * INDEX;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return ((z ^ z >>> 31) >>> 11) * 0x1p-53;
    }

    /** Nearly normal, of mean zero: twelve uniforms less six, which needs no function that libraries round apart. */
    double[] normals(int stream, int count, double scale) {
        var normals = new double[count];
        Arrays.setAll(normals, index -> scale * normal(stream, index));
        return normals;
    }

    private double normal(int stream, int index) {
        double sum = 0;
        for (int k = 0; k < 12; k++) {
            sum += uniform(stream + k, index);
        }
        return sum - 6;
    }
}
