package dev.evenhand.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.EvenhandTest;
import dev.evenhand.StudyFixture;
import dev.evenhand.commitment.CanonicalJson;
import dev.evenhand.commitment.CommittedSeed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@EvenhandTest
class StudyLifeTests {

    private static final List<String> MODELS = List.of("one", "two");

    @Autowired
    StudyFixture fixture;

    @Autowired
    StudyLife life;

    @Autowired
    Registration registration;

    @Autowired
    Registrar registrar;

    @Autowired
    Publications publications;

    @Autowired
    Studies studies;

    @Autowired
    StudyEvents events;

    @Autowired
    Amendments amendments;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Test
    void freezesThePlanWithItsDigest() {
        var study = fixture.registered(pool(), MODELS, Map.of());

        assertThat(study.planDigest()).contains(HexFormat.of().formatHex(CanonicalJson.sha256(study.plan())));
        assertThatThrownBy(() -> jdbc.sql("update study set plan = '{}' where id = :id")
                        .param("id", study.id())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("study_registered");
        assertThatThrownBy(() -> life.revise(study.slug(), study.edition(), plan(pool(), Map.of()), "test"))
                .isInstanceOf(WrongState.class);
    }

    @Test
    void freezesTheContentOfThePool() {
        var pool = pool();
        fixture.registered(pool, MODELS, Map.of());

        assertThatThrownBy(() -> jdbc.sql("""
                update response r set messages = '[]' from task t join pool p on p.id = t.pool_id
                where t.id = r.task_id and p.slug = :pool""").param("pool", pool).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("pool_locked");
    }

    @Test
    void walksForwardsOnlyAndTakesAStepOnce() {
        var study = fixture.open(pool(), MODELS, Map.of());
        var slug = study.slug();

        assertThat(life.open(slug, "test").state()).isEqualTo(State.OPEN);
        assertThat(life.pause(slug, "test").state()).isEqualTo(State.PAUSED);
        assertThat(life.open(slug, "test").state()).isEqualTo(State.OPEN);
        assertThat(registration.register(slug, "test").state()).isEqualTo(State.OPEN);
        assertThat(life.close(slug, "test").state()).isEqualTo(State.PUBLISHED);
        assertThat(life.close(slug, "test").state()).isEqualTo(State.PUBLISHED);
        assertThatThrownBy(() -> life.open(slug, "test")).isInstanceOf(WrongState.class);
        assertThat(events.latest(study.id(), 5))
                .extracting(StudyEvents.Entry::kind)
                .containsExactly("published", "closed", "resumed", "paused", "opened");
        assertThat(jdbc.sql("""
                        select facts is not null from ledger_outbox where study_id = :study and type = 'study.opened'
                        union all select true from ledger_entry where study_id = :study and line like '%study.opened%'""").param("study", study.id()).query(Boolean.class).list())
                .as("entries of the log")
                .hasSize(2);
    }

    /** In a plan that is older than the rule that refuses such years. */
    @Test
    void publishesWhatIsDueBesideADateThatNoDatabaseKnows() {
        var tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        var never = closed(tomorrow);
        var due = closed(tomorrow);
        amendments.add(due, "publish_at", Instant.now().toString(), "why", null, "test");
        amendTo("+20000-01-01T00:00:00Z", never, tomorrow);

        publications.publishDue();

        assertThat(studies.get(due).state()).isEqualTo(State.PUBLISHED);
        assertThat(studies.get(never).state()).isEqualTo(State.CLOSED);
    }

    @Test
    void publishesTheOthersWhenOneStudyCannotBe() {
        var tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        var broken = closed(tomorrow);
        var due = closed(tomorrow);
        amendments.add(due, "publish_at", Instant.now().toString(), "why", null, "test");
        amendTo("when it is ready", broken, tomorrow);

        publications.publishDue();

        assertThat(studies.get(due).state()).isEqualTo(State.PUBLISHED);
        assertThat(jdbc.sql("select state from study where slug = :slug")
                        .param("slug", broken)
                        .query(String.class)
                        .single())
                .isEqualTo("closed");
        jdbc.sql("update study set state = 'published', published_at = now() where slug = :slug")
                .param("slug", broken)
                .update();
    }

    /** To something that no form would take. */
    private void amendTo(String becomes, String slug, Instant before) {
        amendments.add(slug, "publish_at", before.minusSeconds(1).toString(), "why", null, "test");
        jdbc.sql("""
                insert into amendment
                select (jsonb_populate_record(a, jsonb_build_object('number', 2, 'becomes', :becomes::text))).*
                from amendment a join study s on s.id = a.study_id where s.slug = :slug""").param("becomes", becomes).param("slug", slug).update();
    }

    private String closed(Instant publishAt) {
        var plan = Map.of("publish_at", publishAt.toString());
        return life.close(fixture.open(pool(), MODELS, plan).slug(), "test").slug();
    }

    @Test
    void promisesNoDateThatNoDatabaseKnows() {
        assertThatThrownBy(() -> life.draft(plan(pool(), Map.of("publish_at", "+10000-01-01T00:00:00Z")), "test"))
                .isInstanceOf(InvalidPlan.class)
                .hasMessageContaining("publish_at");
    }

    @Test
    void showsTheSeedOnlyWhenTheStudyIsOver() {
        var open = fixture.open(pool(), MODELS, Map.of());
        assertThat(open.revealedSeed()).isEmpty();

        var closed = life.close(open.slug(), "test");
        var seed = HexFormat.of().parseHex(closed.revealedSeed().orElseThrow());
        assertThat(closed.seedCommitment()).contains(HexFormat.of().formatHex(CommittedSeed.commitment(seed)));
    }

    @Test
    void publishesOnTheDateThePlanNames() {
        var slug = fixture.registered(pool(), MODELS, Map.of("publish_at", "2999-01-01T00:00:00Z"))
                .slug();

        assertThat(life.close(slug, "test").state()).isEqualTo(State.CLOSED);
        assertThatThrownBy(() -> life.publish(slug, "test")).isInstanceOfSatisfying(WrongState.class, refused -> {
            assertThat(refused.getDetailMessageCode()).endsWith("not_before");
            assertThat(refused.getDetailMessageArguments()).containsExactly("2999-01-01T00:00:00Z");
        });
    }

    @Test
    void tellsTheSecondOfTwoEditors() {
        var pool = pool();
        var draft = life.draft(plan(pool, Map.of()), "test");
        life.revise(draft.slug(), draft.edition(), plan(pool, Map.of("lease_minutes", 5)), "test");

        assertThatThrownBy(() -> life.revise(draft.slug(), draft.edition(), plan(pool, Map.of()), "test"))
                .isInstanceOfSatisfying(
                        WrongState.class,
                        refused -> assertThat(refused.getDetailMessageCode()).endsWith("edited"));
    }

    @Test
    void registersOnlyTheEditionThatWasRead() {
        var pool = pool();
        var read = life.draft(plan(pool, Map.of()), "test");
        var saved = life.revise(read.slug(), read.edition(), plan(pool, Map.of("lease_minutes", 5)), "other");

        for (ThrowingCallable stale : List.<ThrowingCallable>of(
                () -> registrar.register(read.slug(), read.edition(), "test"),
                () -> registrar.order(read.slug(), read.edition(), "test"))) {
            assertThatThrownBy(stale).isInstanceOf(EditedMeanwhile.class);
        }
        assertThat(studies.get(read.slug()).state()).isEqualTo(State.DRAFT);

        registrar.register(read.slug(), saved.edition(), "test");
        assertThat(studies.get(read.slug()).state()).isEqualTo(State.REGISTERED);
        assertThat(registrar.register(read.slug(), read.edition(), "test"))
                .as("registered already")
                .isTrue();
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        assertThatThrownBy(() -> life.draft(
                        plan(pool(), Map.of("votes_per_comparison", 0, "alpha", "0.9", "scale", "arena4")), "test"))
                .isInstanceOfSatisfying(
                        InvalidPlan.class,
                        e -> assertThat(e.problems())
                                .extracting(PlanProblem::field)
                                .containsExactlyInAnyOrder("votes_per_comparison", "alpha"));
        assertThatThrownBy(() -> life.draft(plan(pool(), Map.of("scale", "stars")), "test"))
                .isInstanceOfSatisfying(
                        InvalidPlan.class,
                        e -> assertThat(e.problems())
                                .extracting(PlanProblem::field)
                                .containsExactly("scale"));
        assertThatThrownBy(() -> life.draft(plan(pool(), Map.of("state", "published")), "test"))
                .isInstanceOfSatisfying(
                        InvalidPlan.class,
                        e -> assertThat(e.problems())
                                .extracting(PlanProblem::field)
                                .containsExactly("state"));
    }

    @Test
    void registersNoPromiseItCannotKeepAndNoNameThatRatersWouldSee() {
        assertThatThrownBy(() -> fixture.registered(pool(), MODELS, Map.of("refill", true)))
                .isInstanceOfSatisfying(
                        InvalidPlan.class,
                        e -> assertThat(e.problems())
                                .extracting(PlanProblem::field)
                                .containsExactly("refill"));
        assertThatThrownBy(() -> fixture.registered(pool(), MODELS, Map.of("question", "Is ONE better?")))
                .isInstanceOfSatisfying(
                        InvalidPlan.class,
                        e -> assertThat(e.problems())
                                .extracting(PlanProblem::field)
                                .containsExactly("question"));
    }

    private String pool() {
        return fixture.pool(4, "one", "two");
    }

    private JsonNode plan(String pool, Map<String, ?> changes) {
        var plan = json.createObjectNode().put("name", "A study").put("pool", pool);
        plan.set("models", json.valueToTree(MODELS));
        changes.forEach((field, value) -> plan.set(field, json.valueToTree(value)));
        return plan;
    }
}
