package dev.evenhand.statistics;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Kendall's count of circular triads among majority preferences, {@code d = K (K - 1) (K - 2) / 6 - sum a (a - 1) / 2}
 * with a the majorities of each model, and his coefficient of consistence {@code 1 - d / d_max} (Kendall and Babington
 * Smith 1940, Biometrika 31). Even pairs count as the mean over both ways to break them.
 *
 * @param models models compared, K
 * @param evenPairs pairs without a majority
 * @param circular number of circular triads, d
 * @param consistence zeta, 1 for no circular triad, 0 for as many as can be; empty below three models
 */
public record CircularTriads(int models, int evenPairs, double circular, OptionalDouble consistence) {

    /** Counts over all models that have votes; nothing unless each was compared with every other. */
    public static Optional<CircularTriads> of(PairCounts counts) {
        var models = IntStream.range(0, counts.size())
                .filter(model -> counts.meetings(model).findAny().isPresent())
                .toArray();
        long size = models.length;
        if (counts.meetings() < size * (size - 1)) {
            return Optional.empty();
        }
        double transitive = 0;
        int even = 0;
        for (int model : models) {
            double majorities = 0;
            for (int meeting : counts.meetings(model).toArray()) {
                int sign = Long.signum(counts.wins(meeting) - counts.losses(meeting));
                majorities += (1 + sign) / 2.0;
                even += sign == 0 ? 1 : 0;
            }
            transitive += majorities * (majorities - 1) / 2;
        }
        // Breaking a pair at random adds a quarter to the expected sum of a (a - 1) / 2; "even" saw each pair twice.
        double circular = size * (size - 1) * (size - 2) / 6.0 - transitive - even / 8.0;
        return Optional.of(new CircularTriads((int) size, even / 2, circular, consistence(size, circular)));
    }

    private static OptionalDouble consistence(double size, double circular) {
        double scale = size * size * size - (size % 2 == 1 ? size : 4 * size);
        return scale > 0 ? OptionalDouble.of(1 - 24 * circular / scale) : OptionalDouble.empty();
    }
}
