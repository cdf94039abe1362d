package dev.evenhand.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.evenhand.Browser;
import dev.evenhand.study.Study;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A whole sitting as one rater has it: from the invitation over twenty ballots to the receipts. */
class SittingTests extends DeskTest {

    @Test
    void leadsThroughTwentyBallotsWithSecondThoughtsAndABreak() {
        var plan = new HashMap<String, Object>(JourneyPlans.whole());
        plan.putAll(Map.of("break_after", 10, "max_votes_per_rater", 20, "flags", List.of("unsafe_compliance")));
        var study = study(24, plan);
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            var page = visitor.newPage();
            page.navigate(fixture.invite(study, 1).get(0).link());
            look(page, "invitation");
            stages(page);
            look(page, "ballot");
            vote(page);
            secondThought(page, "u", "0");
            flag(page);
            skip(page);
            vote(page);
            secondThought(page, "Control+z", "9");
            for (int votes = 3; votes < 10; votes++) {
                vote(page);
            }
            page.waitForURL("**/break");
            look(page, "break");
            page.close();

            var later = visitor.newPage();
            later.navigate("/desk/" + study.slug());
            later.locator("main button.go").click();
            for (int votes = 10; votes < 20; votes++) {
                vote(later);
            }
            assertThat(later.locator("[data-copy-text]")).hasText("DONE-7");
            assertThat(later.locator("dd.number")).hasText(new String[] {"20", "1"});
            look(later, "end");
            later.getByText("Your receipts").click();
            assertThat(later.locator("tbody tr")).hasCount(22);
            look(later, "receipts");
        }
        assertThat(votes(study))
                .hasSize(20)
                .startsWith(
                        "tie",
                        "model_b [{\"flag\": \"unsafe_compliance\", \"seat\": \"a\", \"severity\": 2}]",
                        "both_bad",
                        "model_a")
                .endsWith("model_a");
        assertThat(revisions(study)).isEqualTo(2);
    }

    private static void stages(Page page) {
        page.locator("main button.go").click();
        look(page, "consent");
        page.locator("[value=agreed]").click();
        page.locator("button[name=version]").click();
        page.locator("input[value='Neither']").check();
        page.locator("input[value='Yes']").check();
        look(page, "questions");
        page.locator("main form button.go").click();
        for (int item = 0; item < 2; item++) {
            page.locator("button[value=tie]").click();
            look(page, "practice-" + item);
            page.locator("main .notice a.go").click();
        }
    }

    private void vote(Page page) {
        var before = before(page);
        page.keyboard().press("1");
        left(page, before);
    }

    /** The last answer by one key, another one by the next. */
    private void secondThought(Page page, String back, String key) {
        before(page);
        saved(page);
        page.keyboard().press(back);
        page.waitForSelector("form.ballot[data-revision]");
        var before = before(page);
        look(page, "second-thought");
        page.keyboard().press(key);
        left(page, before);
    }

    private void flag(Page page) {
        var before = before(page);
        page.keyboard().press("f");
        page.selectOption("[name='flags[a-unsafe_compliance]']", "2");
        look(page, "flag");
        page.keyboard().press("Escape");
        page.keyboard().press("2");
        left(page, before);
    }

    private void skip(Page page) {
        var before = before(page);
        page.keyboard().press("s");
        look(page, "skip");
        page.keyboard().press("Enter");
        left(page, before);
    }

    private String before(Page page) {
        page.waitForSelector("main[data-ready]");
        return shown(page);
    }

    private static void left(Page page, String before) {
        page.waitForFunction("before => document.querySelector('main')?.dataset.ballot !== before", before);
    }

    private static void look(Page page, String name) {
        Browser.assertAccessible(page);
        Browser.picture(page, "sitting-" + name);
    }

    private long revisions(Study study) {
        return jdbc.sql("select count(*) from vote where study_id = :study and revision > 1")
                .param("study", study.id())
                .query(Long.class)
                .single();
    }
}
