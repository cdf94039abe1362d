package dev.evenhand.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * What resampling says of the strengths of models.
 *
 * @param dropped rounds without a finite fit, which the intervals leave out
 */
public record BootstrapIntervals(int rounds, int dropped, double level, List<Model> models) {

    public BootstrapIntervals {
        models = List.copyOf(models);
    }

    /** Standard deviation and percentile interval of a centred strength over the rounds, in natural logarithms. */
    public record Model(String model, double standardError, double lower, double upper) {

        static Model of(String model, double[] sorted, double alpha) {
            double mean = Arrays.stream(sorted).average().orElseThrow();
            double squares = Arrays.stream(sorted)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            return new Model(
                    model,
                    Math.sqrt(squares / (sorted.length - 1)),
                    quantile(sorted, alpha / 2),
                    quantile(sorted, 1 - alpha / 2));
        }

        /** Between the two nearest values, as R's type 7 (Hyndman and Fan 1996). */
        private static double quantile(double[] sorted, double share) {
            double at = share * (sorted.length - 1);
            int below = (int) at;
            int above = Math.min(below + 1, sorted.length - 1);
            return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
        }
    }
}
