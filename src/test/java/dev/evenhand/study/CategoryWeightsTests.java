package dev.evenhand.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.EvenhandTest;
import dev.evenhand.StudyFixture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** No panel is paid for a headline that the weights of its plan rule out. */
@EvenhandTest
class CategoryWeightsTests {

    private static final List<String> MODELS = List.of("one", "two");

    @Autowired
    private StudyFixture fixture;

    @Autowired
    private PlanReader plans;

    @Autowired
    private JdbcClient jdbc;

    private String pool;

    @BeforeEach
    void fourTasksOfCodingOneOfMathsAndTwoOfNothingElse() {
        pool = fixture.pool(7, "one", "two");
        categorise("coding", "t-000", "t-004");
        categorise("maths", "t-004", "t-005");
    }

    @Test
    void refusesAWeightForACategoryThatNoTaskHas() {
        assertThatThrownBy(() -> register(Map.of("codng", "0.25", "maths", "0.75")))
                .isInstanceOfSatisfying(
                        InvalidPlan.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.field()).isEqualTo("categories");
                                    assertThat(problem.message()).contains("“codng”", "“coding”, “maths”, “plain”");
                                }));
    }

    @Test
    void refusesAWeightForACategoryThatOneModelDidNotAnswer() {
        jdbc.sql("""
                delete from response r using task t, model m, pool p
                where t.id = r.task_id and m.id = r.model_id and p.id = t.pool_id
                  and p.slug = :pool and t.category = 'maths' and m.name = 'two'""").param("pool", pool).update();

        assertThatThrownBy(() -> register(Map.of("coding", "0.25", "maths", "0.75")))
                .isInstanceOf(InvalidPlan.class)
                .hasMessageContaining("maths");
        assertThat(register(Map.of("coding", "1", "maths", "0")))
                .as("a weight of nothing needs no votes")
                .isNotEmpty();
    }

    @Test
    void saysHowManyTasksCountNothing() {
        assertThat(register(Map.of("coding", "0.5", "maths", "0.5")))
                .containsOnlyOnce(
                        "2 of 7 tasks that compare one and two are of a category without a weight: their votes count nothing in the headline.");
        assertThat(register(Map.of("coding", "0.5", "maths", "0.3", "plain", "0.2")))
                .noneMatch(note -> note.contains("without a weight"));
    }

    @Test
    void saysWhichWeightedCategoryWasNotDrawn() {
        assertThat(register(
                        Map.of("coding", "0.5", "maths", "0.3", "plain", "0.2"), Map.of("rule", "fixed", "votes", 1)))
                .filteredOn(note -> note.contains("the headline stays open"))
                .hasSize(2);
    }

    private void categorise(String category, String from, String to) {
        jdbc.sql("""
                update task set category = :category where task_id >= :from and task_id < :to
                  and pool_id = (select id from pool where slug = :pool)""")
                .param("category", category)
                .param("from", from)
                .param("to", to)
                .param("pool", pool)
                .update();
    }

    private List<String> register(Map<String, String> weights) {
        return register(weights, Map.of("rule", "fixed"));
    }

    /** What registration had to say. */
    private List<String> register(Map<String, String> weights, Map<String, ?> stopping) {
        var plan = new HashMap<String, Object>();
        plan.put("statistic", "win_share");
        plan.put("claim", Map.of("better", "one", "than", "two"));
        plan.put("categories", weights);
        plan.put("stopping", stopping);
        var report = fixture.registered(pool, MODELS, plan).report().orElseThrow();
        return plans.report(report).notes();
    }
}
