package dev.evenhand.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.EvenhandTest;
import dev.evenhand.StudyFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Known answers that a study cannot ask are named at registration, and the estimate counts as registration does. */
@EvenhandTest
class KnownAnswersTests {

    private static final List<String> TWO = List.of("amber", "birch");

    @Autowired
    StudyFixture fixture;

    @Autowired
    PlanReader plans;

    @Autowired
    Workloads workloads;

    @Autowired
    JdbcClient jdbc;

    private String pool;

    @BeforeEach
    void fill() {
        pool = fixture.pool(8, "amber", "birch", "cedar");
        gold("t-000", "amber");
        gold("t-001", "tie");
        gold("t-002", "cedar");
        gold("t-003", "amber");
        jdbc.sql("""
                delete from response r using task t, model m
                where t.id = r.task_id and m.id = r.model_id and m.name = 'birch' and t.task_id = 't-003'
                  and t.pool_id = (select id from pool where slug = :pool)""").param("pool", pool).update();
    }

    private void gold(String task, String winner) {
        jdbc.sql("""
                update task set gold = jsonb_build_object('winner', :winner::text)
                where task_id = :task and pool_id = (select id from pool where slug = :pool)""")
                .param("winner", winner)
                .param("task", task)
                .param("pool", pool)
                .update();
    }

    private RegistrationReport registered(List<String> models, String scale) {
        var study = fixture.registered(pool, models, Map.of("gold_share", "0.1", "scale", scale));
        var report = plans.report(study.report().orElseThrow());
        assertThat(workloads.of(plans.stored(study.plan())).possible()).isEqualTo(report.comparisons());
        return report;
    }

    @Test
    void aTieThatTheScaleDoesNotHaveIsSetApartAndSaid() {
        var report = registered(TWO, "forced2");
        assertThat(report.comparisons()).isEqualTo(5);
        assertThat(report.notes())
                .contains(
                        "1 tasks have a known answer that this scale cannot give (t-001): they are set apart and not shown.");
    }

    @Test
    void anAnswerAboutAModelThatIsNotComparedLeavesTheTaskAsAnyOtherAndIsSaid() {
        var report = registered(TWO, "arena4");
        assertThat(report.comparisons()).isEqualTo(5);
        assertThat(report.notes())
                .contains(
                        "1 tasks have a known answer that cannot be asked here (t-002), because the better model is not in the"
                                + " study or its answer is missing or left out: they are compared as any other.");
    }

    @Test
    void anAnswerThatIsMissingLeavesTheOthersToBeCompared() {
        var report = registered(List.of("birch", "cedar"), "arena4");
        assertThat(report.notes())
                .anySatisfy(note ->
                        assertThat(note).startsWith("1 tasks have a known answer that cannot be asked here (t-000)"));
    }
}
