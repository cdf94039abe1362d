package dev.evenhand.postgres;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Duration;
import java.time.Instant;
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
    private final DatabaseClock clock = new DatabaseClock(this::ask, () -> here);

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

    @Test
    void isTheOnlyClockThatTheAppAsks() {
        var app = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.evenhand");
        noClasses()
                .that()
                .doNotBelongToAnyOf(Clocks.class)
                .should()
                .callMethodWhere(describe("ask the machine for the time", DatabaseClockTests::asksTheMachine))
                .check(app);
    }

    private static boolean asksTheMachine(JavaMethodCall call) {
        var owner = call.getTargetOwner();
        var name = call.getTarget().getName();
        return owner.getPackageName().equals("java.time") && (name.equals("now") || name.startsWith("system"))
                || owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis");
    }

    private void pass(Duration time) {
        here = here.plus(time);
        there = there.plus(time);
    }
}
