package dev.evenhand.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Tells when a study ends, and how sure that is. */
class ForecastTests {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void goesOnAtTheSamePaceAndIsSureOfASteadyOne() {
        var forecast = Forecast.of(new long[] {10, 10, 10, 10}, HOUR, 60, NOW).orElseThrow();
        assertThat(forecast.end()).isEqualTo(NOW.plus(Duration.ofHours(6)));
        assertThat(forecast.give()).isZero();
    }

    @Test
    void saysNothingWhileItIsTooEarlyAndWhenNothingIsMissing() {
        assertThat(Forecast.of(new long[] {10, 10, 10}, HOUR, 60, NOW)).isEmpty();
        assertThat(Forecast.of(new long[] {1, 1, 1, 1}, HOUR, 60, NOW)).isEmpty();
        assertThat(Forecast.of(new long[0], HOUR, 60, NOW)).isEmpty();
        assertThat(Forecast.of(new long[] {10, 10, 10, 10}, HOUR, 0, NOW)).isEmpty();
    }

    /** Simulated panels whose hours differ by chance: about 95 of 100 end within what was given. */
    @Test
    void holdsInAboutNineteenOfTwentyPanels() {
        var random = new SplittableRandom(7);
        int held = 0;
        for (int panel = 0; panel < 1_000; panel++) {
            var counts = new long[40];
            for (int hour = 0; hour < counts.length; hour++) {
                counts[hour] = random.nextInt(0, 41);
            }
            var forecast = Forecast.of(counts, HOUR, 1_000, NOW).orElseThrow();
            long missing = 1_000;
            int hours = 0;
            while (missing > 0) {
                missing -= random.nextInt(0, 41);
                hours++;
            }
            var off = Duration.between(NOW.plus(Duration.ofHours(hours)), forecast.end())
                    .abs();
            held += off.compareTo(forecast.give().plus(HOUR)) <= 0 ? 1 : 0;
        }
        assertThat(held).isBetween(920, 985);
    }
}
