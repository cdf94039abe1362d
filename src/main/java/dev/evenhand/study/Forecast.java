package dev.evenhand.study;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * When the planned votes will be there if raters go on as they did. Votes in equal spans of time with mean m and variance
 * v fill R places after R/m spans, with variance R·v/m³ (Cox 1962, Renewal Theory, section 3.3) and, for the mean being known
 * from n spans only, (R/m²)²·v/n more.
 *
 * @param give half the width of a 95 % interval
 */
record Forecast(Instant end, Duration give) {

    private static final int FEWEST_SPANS = 4;
    private static final int FEWEST_VOTES = 20;
    private static final double SURE = 1.959964;

    /**
     * Empty as long as too little has happened to tell.
     *
     * @param counts votes in spans that follow each other, the last one ending now
     */
    static Optional<Forecast> of(long[] counts, Duration span, long remaining, Instant now) {
        double mean = Arrays.stream(counts).average().orElse(0);
        if (counts.length < FEWEST_SPANS || mean * counts.length < FEWEST_VOTES || remaining <= 0) {
            return Optional.empty();
        }
        double variance = Arrays.stream(counts)
                        .mapToDouble(count -> (count - mean) * (count - mean))
                        .sum()
                / (counts.length - 1);
        double spans = remaining / mean;
        double spread = spans * variance / (mean * mean) + spans * spans * variance / (mean * mean * counts.length);
        return Optional.of(new Forecast(now.plus(times(span, spans)), times(span, SURE * Math.sqrt(spread))));
    }

    private static Duration times(Duration span, double factor) {
        return Duration.ofMillis((long)
                Math.min(span.toMillis() * factor, Duration.ofDays(36_500).toMillis()));
    }

    public String giveSaid() {
        long minutes = give.toMinutes();
        if (minutes < 90) {
            return Math.max(1, minutes) + " min";
        }
        long hours = Math.round(minutes / 60.0);
        if (hours < 36) {
            return hours + " h";
        }
        return Math.round(hours / 24.0) + " days";
    }
}
