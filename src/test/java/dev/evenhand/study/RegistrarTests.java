package dev.evenhand.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.EvenhandTest;
import dev.evenhand.StudyFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A registration that nobody waits for, with everything that may come in between. */
@EvenhandTest
class RegistrarTests {

    private static final List<String> MODELS = List.of("one", "two", "three");

    @Autowired
    StudyFixture fixture;

    @Autowired
    StudyLife life;

    @Autowired
    Registrar registrar;

    @Autowired
    Registration registration;

    @Autowired
    Registrations registrations;

    @Autowired
    Studies studies;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Test
    void letsGoOfWhoWaitsTooLong() throws Exception {
        var draft = draft(Map.of());
        registrations.begin(draft.id(), "test");

        assertThat(registrar.await(draft.slug(), Duration.ofMillis(1))).isEmpty();
    }

    private Study ended(Study draft) throws InterruptedException {
        return registrar.await(draft.slug(), Duration.ofMinutes(1)).orElseThrow();
    }

    @Test
    void registersWhatWasOrdered() throws Exception {
        var draft = draft(Map.of("votes_per_comparison", 2));
        registrar.order(draft.slug(), null, "test");
        var study = ended(draft);

        assertThat(study.state()).isEqualTo(State.REGISTERED);
        assertThat(count("comparison", study)).isEqualTo(4 * 3);
        assertThat(count("slot", study)).isEqualTo(4 * 3 * 2);
        assertThat(jdbc.sql("select min(pair_probability) from comparison where study_id = :study")
                        .param("study", study.id())
                        .query(Double.class)
                        .single())
                .isBetween(0.3333, 0.3334);
        assertThat(registrations.of(study.id())).isEmpty();
        registrar.order(draft.slug(), null, "test");
        assertThat(registrations.of(study.id())).as("already registered").isEmpty();
    }

    @Test
    void refusesAllElseWhileItIsOnItsWay() throws Exception {
        var draft = draft(Map.of());
        // Who has the pool's row is waited for: the registration stands still until this transaction has ended.
        new TransactionTemplate(transactions).executeWithoutResult(held -> {
            jdbc.sql("select id from pool where id = :pool for update")
                    .param("pool", draft.poolId())
                    .query(Long.class)
                    .single();
            elsewhere(() -> registrar.order(draft.slug(), null, "test"));
            elsewhere(() -> {
                refused(() -> registrar.order(draft.slug(), null, "other"));
                refused(() -> registration.register(draft.slug(), "other"));
                refused(() -> life.revise(draft.slug(), draft.edition(), plan(Map.of("alpha", "0.01")), "other"));
                refused(() -> life.discard(draft.slug()));
            });
        });
        assertThat(ended(draft).plan()).isEqualTo(draft.plan());
    }

    @Test
    void leavesTheDraftWholeWhenItBreaksOff() throws Exception {
        var draft = draft(Map.of());
        assertThatThrownBy(() -> registration.carryOut(draft.id(), "test", (part, done, whole) -> {
                    if (part == Advance.Part.LEDGER) {
                        throw new IllegalStateException("the power is gone");
                    }
                }))
                .hasMessage("the power is gone");

        assertThat(studies.get(draft.slug()).state()).isEqualTo(State.DRAFT);
        assertThat(count("comparison", draft)).isZero();
        assertThat(count("ledger_outbox", draft)).isZero();
        registrar.order(draft.slug(), null, "test");
        assertThat(ended(draft).state()).isEqualTo(State.REGISTERED);
    }

    @Test
    void tellsWhyAPlanWasRefusedUntilItIsChanged() {
        var draft = draft(Map.of("models", List.of("one", "four")));
        registrar.order(draft.slug(), null, "test");

        assertThatThrownBy(() -> ended(draft)).isInstanceOf(InvalidPlan.class).hasMessageContaining("four");
        assertThat(registrations.of(draft.id()).orElseThrow().state()).isEqualTo("refused");
        life.revise(draft.slug(), draft.edition(), plan(Map.of()), "test");
        assertThat(registrations.of(draft.id())).isEmpty();
    }

    /** The scheduler takes a run off its list a moment after the run has told its end, and whoever waited may be quicker. */
    @Test
    @Timeout(60)
    void registersAnewBeforeTheLastRunIsTakenOffTheList() throws Exception {
        var draft = draft(Map.of());
        jdbc.sql("""
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                values (:name, :study, now() + interval '1 hour', false, 1)""")
                .param("name", RegistrationJob.NAME)
                .param("study", String.valueOf(draft.id()))
                .update();

        registrar.order(draft.slug(), null, "test");

        assertThat(ended(draft).state()).isEqualTo(State.REGISTERED);
    }

    private static void refused(ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        WrongState.class,
                        e -> assertThat(e.getDetailMessageCode()).isEqualTo("problem.state.registering"));
    }

    private Study draft(Map<String, ?> changes) {
        return life.draft(plan(changes), "test");
    }

    private JsonNode plan(Map<String, ?> changes) {
        var plan = json.createObjectNode()
                .put("name", "Large")
                .put("pool", fixture.pool(4, MODELS.toArray(String[]::new)));
        plan.set("models", json.valueToTree(MODELS));
        changes.forEach((field, value) -> plan.set(field, json.valueToTree(value)));
        return plan;
    }

    private long count(String table, Study study) {
        return jdbc.sql("select count(*) from " + table + " where study_id = :study")
                .param("study", study.id())
                .query(Long.class)
                .single();
    }

    /** In another thread, because this one's transaction is open. */
    private static void elsewhere(Runnable work) {
        var failed = new Throwable[1];
        var thread = new Thread(work);
        thread.setUncaughtExceptionHandler((t, e) -> failed[0] = e);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (failed[0] != null) {
            throw new AssertionError(failed[0]);
        }
    }
}
