package dev.evenhand.statistics.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/** How often things happen among simulated studies, in percent, with the Monte-Carlo error: one standard deviation. */
final class Shares {

    private Shares() {}

    /**
     * Runs each study with a chance of its own, so that the figures are the same on any number of cores.
     *
     * @param study a number from 0 to 1 for each thing counted
     */
    static String[] of(int studies, long seed, Function<Random, double[]> study) {
        var outcomes = new SplittableRandom(seed)
                .longs(studies)
                .parallel()
                .mapToObj(own -> study.apply(new Random(own)))
                .toArray(double[][]::new);
        return IntStream.range(0, outcomes[0].length)
                .mapToObj(thing -> share(Arrays.stream(outcomes)
                        .mapToDouble(outcome -> outcome[thing])
                        .toArray()))
                .toArray(String[]::new);
    }

    static double happened(boolean happened) {
        return happened ? 1 : 0;
    }

    private static String share(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double error = Math.sqrt(squares / (values.length - 1.0) / values.length);
        return String.format(Locale.ROOT, "%.1f ± %.2f", 100 * mean, 100 * error);
    }
}
