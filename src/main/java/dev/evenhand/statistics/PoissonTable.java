package dev.evenhand.statistics;

import java.util.SplittableRandom;

/** Poisson random numbers of one mean, a lookup each: the alias method (Walker 1977; the table as Vose 1991 makes it). */
final class PoissonTable {

    /** So many standard deviations, and as many steps again, from the mean: less than a double's last bit lies beyond. */
    private static final double REACH = 10;

    private final int lowest;
    private final double[] keep;
    private final int[] other;

    PoissonTable(double mean) {
        double reach = REACH * (Math.sqrt(mean) + 1);
        lowest = (int) Math.max(0, Math.floor(mean - reach));
        keep = chances(mean, lowest, (int) Math.ceil(mean + reach));
        other = new int[keep.length];
        alias();
    }

    int next(SplittableRandom random) {
        double at = random.nextDouble() * keep.length;
        int column = (int) at;
        return lowest + (at - column < keep[column] ? column : other[column]);
    }

    /** The chance of each number, from the likeliest on outwards, where nothing can overflow. */
    private static double[] chances(double mean, int lowest, int highest) {
        var chances = new double[highest - lowest + 1];
        int likeliest = (int) mean - lowest;
        chances[likeliest] = 1;
        for (int i = likeliest + 1; i < chances.length; i++) {
            chances[i] = chances[i - 1] * mean / (lowest + i);
        }
        for (int i = likeliest - 1; i >= 0; i--) {
            chances[i] = chances[i + 1] * (lowest + i + 1) / mean;
        }
        double sum = 0;
        for (double chance : chances) {
            sum += chance;
        }
        for (int i = 0; i < chances.length; i++) {
            chances[i] /= sum;
        }
        return chances;
    }

    /** Fills every column to the same height from at most two numbers. */
    private void alias() {
        int size = keep.length;
        var queue = new int[size];
        int small = 0;
        int large = size;
        for (int i = 0; i < size; i++) {
            keep[i] *= size;
            if (keep[i] < 1) {
                queue[small++] = i;
            } else {
                queue[--large] = i;
            }
        }
        while (small > 0 && large < size) {
            int low = queue[--small];
            int high = queue[large];
            other[low] = high;
            keep[high] -= 1 - keep[low];
            if (keep[high] < 1) {
                large++;
                queue[small++] = high;
            }
        }
        while (small > 0) {
            keep[queue[--small]] = 1;
        }
        while (large < size) {
            keep[queue[large++]] = 1;
        }
    }
}
