package dev.evenhand.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class DatabaseClockTests {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private Instant there = NOW;
    private Instant here = NOW;
    private boolean away;
    private final AtomicInteger asked = new AtomicInteger();
    private final DatabaseClock clock = new DatabaseClock(this::ask, new Here());

    private Instant ask() {
        asked.incrementAndGet();
        if (away) {
            throw new DataAccessResourceFailureException("away");
        }
        return there;
    }

    @Test
    void tellsTheDatabasesTimeWhateverTheMachineSays() {
        var wrong = List.of(
                NOW.plus(Duration.ofHours(1)),
                NOW.minus(Duration.ofHours(1)),
                Instant.parse("2038-01-19T03:14:08Z"),
                Instant.parse("2100-02-28T23:59:59Z"),
                Instant.EPOCH,
                NOW);
        for (var time : wrong) {
            here = time;
            assertThat(clock.instant()).as("where it is %s", time).isEqualTo(NOW);
            pass(Duration.ofSeconds(1));
            assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(1));
            there = NOW;
        }
    }

    @Test
    void asksNowAndThenAndNotEachTime() {
        for (int i = 0; i < 100; i++) {
            clock.instant();
            pass(Duration.ofMillis(100));
        }
        assertThat(asked).satisfies(times -> assertThat(times.get()).isBetween(2, 3));
    }

    @Test
    void followsADatabaseWhoseClockIsSet() {
        clock.instant();
        there = NOW.minus(Duration.ofMinutes(10));
        pass(DatabaseClock.FRESH.plusSeconds(1));
        assertThat(clock.instant()).isEqualTo(there);
    }

    @Test
    void goesOnFromWhatItKnowsWhileTheDatabaseIsAway() {
        here = NOW.plus(Duration.ofHours(1));
        clock.instant();
        away = true;
        for (int i = 0; i < 20; i++) {
            pass(Duration.ofSeconds(2));
            assertThat(clock.instant()).isEqualTo(there);
        }
        assertThat(asked)
                .as("no question waits for a database that is away each time")
                .hasValueLessThan(12);
    }

    private void pass(Duration time) {
        here = here.plus(time);
        there = there.plus(time);
    }

    private final class Here extends Clock {

        @Override
        public Instant instant() {
            return here;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Pacific/Kiritimati");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
