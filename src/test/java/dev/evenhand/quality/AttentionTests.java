package dev.evenhand.quality;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.Browser;
import dev.evenhand.PageTest;
import dev.evenhand.study.Study;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Missed attention checks are listed, and an end is offered, never made. */
class AttentionTests extends PageTest {

    @Autowired
    private AttentionChecks attention;

    @Test
    void offersAnEndToWhoMissedTwoAndMakesNone() {
        var study = study();
        var reader = rater(study, "model_a", "model_a", "model_b");
        var sleeper = rater(study, "model_b", "tie", "model_a");

        assertThat(attention.of(study, reader))
                .hasValueSatisfying(one -> assertThat(one.figure()).isEqualTo("1 of 3 missed"));
        assertThat(attention.proposed(study))
                .extracting(AttentionChecks.Attention::rater)
                .containsExactly(sleeper);
        assertThat(ending(sleeper)).isEqualTo("none");

        var page = admin();
        page.navigate("/studies/" + study.slug() + "/quality");
        assertThat(page.locator("#attention")).containsText("One rater missed attention checks.");
        Browser.assertAccessible(page);
        Browser.picture(page, "quality-attention");
        page.locator("#attention a").click();
        assertThat(page.locator("main")).containsText("2 of 3 missed");
        Browser.assertAccessible(page);
        Browser.picture(page, "quality-attention-rater");
        page.getByText("End this rater’s part").click();
        page.waitForURL("**/raters");
        assertThat(ending(sleeper)).isEqualTo("attention");
        page.navigate("/studies/" + study.slug() + "/quality");
        assertThat(page.locator("#attention")).hasCount(0);
    }

    /** Three gold tasks that show attention, which the first model wins, and one that is hard. */
    private Study study() {
        var pool = fixture.pool(6, "one", "two");
        gold(pool, "t-000", "t-003", "{\"winner\":\"one\",\"attention\":true}");
        gold(pool, "t-003", "t-004", "{\"winner\":\"one\"}");
        return fixture.open(pool, List.of("one", "two"), Map.of("gold_share", "0.5"));
    }

    private void gold(String pool, String from, String to, String gold) {
        jdbc.sql("""
                update task set gold = :gold::jsonb where task_id >= :from and task_id < :to
                  and pool_id = (select id from pool where slug = :pool)""")
                .param("gold", gold)
                .param("from", from)
                .param("to", to)
                .param("pool", pool)
                .update();
    }

    /** Who answers the checks so, the first model standing left, and misses the hard one. */
    private String rater(Study study, String... verdicts) {
        var name = fixture.invite(study, 1).get(0).raterId();
        for (int check = 0; check < verdicts.length; check++) {
            answer(study, name, "t-00" + check, verdicts[check]);
        }
        answer(study, name, "t-003", "model_b");
        return name;
    }

    private void answer(Study study, String rater, String task, String verdict) {
        jdbc.sql("""
                insert into vote (study_id, id, comparison_id, task_id, rater_id, left_model, right_model, verdict, kind, source)
                select c.study_id, nextval('vote_id'), c.id, t.id, r.id, f.model_id, s.model_id, :verdict, 'gold', 'simulated'
                from comparison c
                join task t on t.id = c.task_id and t.task_id = :task
                join rater r on r.study_id = c.study_id and r.name = :rater
                join study_model f on f.study_id = c.study_id and f.name = 'one'
                join study_model s on s.study_id = c.study_id and s.name = 'two'
                where c.study_id = :study and c.kind = 'gold'""")
                .param("study", study.id())
                .param("rater", rater)
                .param("task", task)
                .param("verdict", verdict)
                .update();
    }

    private String ending(String rater) {
        return jdbc.sql("select coalesce(ending, 'none') from rater where name = :rater")
                .param("rater", rater)
                .query(String.class)
                .single();
    }
}
