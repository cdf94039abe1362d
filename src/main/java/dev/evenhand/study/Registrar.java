package dev.evenhand.study;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Registers a study at once, or orders it where it is so large that nobody should wait for the answer of one request. */
@Component
public class Registrar {

    /** Responses read and comparisons drawn from: some seconds' work. */
    private static final long LARGE = 50_000;

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Studies studies;
    private final PlanReader plans;
    private final Registration registration;
    private final Registrations registrations;
    private final SchedulerClient scheduler;
    private final Clock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Registrar(
            Studies studies,
            PlanReader plans,
            Registration registration,
            Registrations registrations,
            SchedulerClient scheduler,
            Clock clock,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.studies = studies;
        this.plans = plans;
        this.registration = registration;
        this.registrations = registrations;
        this.scheduler = scheduler;
        this.clock = clock;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Registers the draft, or begins to.
     *
     * @param edition of the draft that was read by who registers it; null to take it as it stands
     * @return whether the study is registered now; else it is on its way
     */
    public boolean register(String slug, @Nullable Integer edition, String actor) {
        var study = studies.get(slug);
        if (!study.state().registered() && work(study) > LARGE) {
            order(slug, edition, actor);
            return false;
        }
        registration.register(slug, edition, actor);
        return true;
    }

    private long work(Study study) {
        long models = plans.stored(study.plan()).models().size();
        long tasks = jdbc.sql("select tasks from pool where id = :pool")
                .param("pool", study.poolId())
                .query(Long.class)
                .single();
        return tasks * models + tasks * models * (models - 1) / 2;
    }

    /** From here on the draft stays as it is until the registration has ended. */
    public void order(String slug, @Nullable Integer edition, String actor) {
        transaction.executeWithoutResult(status -> begin(slug, edition, actor));
    }

    private void begin(String slug, @Nullable Integer edition, String actor) {
        var study = studies.hold(slug).orElseThrow(() -> new NoSuchStudy(slug));
        if (!study.state().registered()) {
            if (edition != null) {
                study.requireEdition(edition);
            }
            registrations.requireNone(study.id());
            registrations.begin(study.id(), actor);
            scheduler.scheduleIfNotExists(RegistrationJob.of(study.id()), clock.instant());
        }
    }

    /**
     * Returns when what was ordered has ended, or when that takes longer than anybody should hold a connection for; a plan
     * that was refused is thrown as if it had been refused here.
     *
     * @return empty while the registration is still under way
     */
    public Optional<Study> await(String slug, Duration patience) throws InterruptedException {
        long id = studies.get(slug).id();
        var now = registrations.of(id);
        long until = System.nanoTime() + patience.toNanos();
        while (now.isPresent() && now.get().underWay()) {
            if (System.nanoTime() - until >= 0) {
                return Optional.empty();
            }
            Thread.sleep(PAUSE.toMillis());
            now = registrations.of(id);
        }
        if (now.isPresent()) {
            var problems = now.get().problems();
            throw problems.isEmpty() ? new WrongState("registration_failed") : new InvalidPlan(problems);
        }
        return Optional.of(studies.get(slug));
    }
}
