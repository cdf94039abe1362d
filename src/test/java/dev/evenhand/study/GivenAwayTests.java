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

/** A response that says what wrote it is masked, left out or shown as the plan says, by whatever name it says it. */
@EvenhandTest
class GivenAwayTests {

    private static final List<String> MODELS = List.of("gpt-4-1106-preview", "amber");

    @Autowired
    StudyFixture fixture;

    @Autowired
    ModelNames names;

    @Autowired
    PlanReader plans;

    @Autowired
    JdbcClient jdbc;

    private String pool;

    @BeforeEach
    void fill() {
        pool = fixture.pool(6, MODELS.toArray(String[]::new));
        says("t-000", "gpt-4-1106-preview", "known_name", "I am ChatGPT, developed by OpenAI.");
        says("t-001", "amber", "known_name", "I am Claude, made by Anthropic.");
        says("t-002", "amber", "artefact", "<think>Hm.</think> Yes.");
        says("t-003", "amber", "self", "As an AI language model, I cannot.");
    }

    private void says(String task, String model, String finding, String text) {
        long response = jdbc.sql("""
                update response r set messages = '[{"content":"' || :text || '","role":"assistant"}]'
                from task t, model m
                where t.id = r.task_id and m.id = r.model_id and t.task_id = :task and m.name = :model
                  and t.pool_id = (select id from pool where slug = :pool) returning r.id""")
                .param("text", text)
                .param("task", task)
                .param("model", model)
                .param("pool", pool)
                .query(Long.class)
                .single();
        jdbc.sql("""
                insert into pool_finding (pool_id, task_id, response_id, kind)
                select t.pool_id, t.id, r.id, :kind from response r join task t on t.id = r.task_id where r.id = :response""").param("kind", finding).param("response", response).update();
    }

    private RegistrationReport report(Study study) {
        return plans.report(study.report().orElseThrow());
    }

    @Test
    void isMaskedByEveryNameThatItGivesItself() {
        var study = fixture.registered(pool, MODELS, Map.of("leaks", "mask"));
        var mask = names.mask(study.id());
        assertThat(mask.mask("I am ChatGPT, developed by OpenAI.").text())
                .isEqualTo("I am [model], developed by [model].");
        assertThat(mask.mask("I am Claude, made by Anthropic.").text()).isEqualTo("I am [model], made by [model].");
        assertThat(report(study).leakingResponses()).isEqualTo(2);
        assertThat(report(study).comparisons()).isEqualTo(6);
        assertThat(report(study).notes())
                .anySatisfy(note -> assertThat(note).startsWith("1 responses carry marks of their system"))
                .anySatisfy(note -> assertThat(note).startsWith("1 responses speak of themselves as an AI"));
    }

    @Test
    void isLeftOutWithWhatNoMaskCouldHide() {
        var study = fixture.registered(pool, MODELS, Map.of("leaks", "block"));
        assertThat(report(study).comparisons()).isEqualTo(3);
    }
}
