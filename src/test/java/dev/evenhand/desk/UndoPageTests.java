package dev.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.evenhand.Browser;
import dev.evenhand.study.StudyLife;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Second thoughts, and what else happens to people at a desk: late, twice, in two tabs, after the end. */
class UndoPageTests extends DeskTest {

    @Autowired
    StudyLife life;

    @Test
    void changesTheLastAnswerByOneKey() {
        var study = study(5, Map.of());
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            var page = ready(visitor, study);
            var first = shown(page);
            page.keyboard().press("1");
            turned(page, first);
            saved(page);
            page.keyboard().press("u");
            page.waitForURL("**/ballots/" + first);
            page.waitForSelector("main[data-ready]");
            Browser.assertAccessible(page);
            Browser.picture(page, "undo");
            page.keyboard().press("2");
            page.waitForSelector(".toast:has-text('Changed')");
            page.waitForSelector("main[data-ready]");
            assertThat(shown(page)).isNotEqualTo(first);
            assertThat(votes(study)).containsExactly("model_b");
            page.getByText("My last ten").click();
            Browser.assertAccessible(page);
            Browser.picture(page, "last-ten");
            assertThat(page.locator(".last li")).isNotNull();
        }
        assertThat(verdicts(study.id())).containsExactly("model_a", "model_b");
    }

    @Test
    void changesAnAnswerWithoutScript() {
        var study = study(3, Map.of("scale", "likert5"));
        try (var visitor = browser.withoutScript(origin())) {
            var page = begin(visitor, study);
            page.locator("[data-key='1']").check();
            page.locator(".go").click();
            page.locator(".notice a").click();
            assertThat(page.locator("[data-key='1']").isChecked()).isTrue();
            page.locator("[data-key='3']").check();
            page.locator(".go").click();
            page.waitForSelector(".notice.good");
        }
        assertThat(verdicts(study.id())).containsExactly("model_a", "tie");
    }

    @Test
    void takesALateAnswerWhileNobodyElseHasThePlace() {
        var study = study(2, Map.of());
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            var page = ready(visitor, study);
            var late = shown(page);
            lapse(study.id());
            page.keyboard().press("1");
            turned(page, late);
            saved(page);
            assertThat(votes(study)).containsExactly("model_a");
        }
    }

    @Test
    void saysThatALateAnswerHasLostItsPlaceAndGoesOn() {
        var study = study(1, Map.of());
        try (var slow = visitor(ColorScheme.LIGHT);
                var quick = visitor(ColorScheme.LIGHT)) {
            var lookedAhead = new AtomicBoolean();
            slow.onResponse(
                    response -> lookedAhead.compareAndSet(false, response.url().endsWith("/next")));
            var page = ready(slow, study);
            // A look ahead that came after the lapse would take the place back.
            page.waitForCondition(lookedAhead::get);
            lapse(study.id());
            ready(quick, study);
            page.keyboard().press("1");
            page.waitForSelector("[data-parting]:not([hidden])");
            assertThat(votes(study)).isEmpty();
            Browser.assertAccessible(page);
        }
    }

    @Test
    void countsADoubleClickAndTwoTabsOnce() {
        var study = study(4, Map.of());
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            var page = ready(visitor, study);
            var other = visitor.newPage();
            other.navigate(page.url());
            other.waitForSelector("main[data-ready]");
            var both = shown(page);
            assertThat(shown(other)).isEqualTo(both);
            page.locator("[data-verdict=a]").dblclick();
            turned(page, both);
            saved(page);
            other.locator("[data-verdict=b]").click();
            other.waitForSelector(".toast:has-text('not taken')");
            other.waitForSelector("main[data-ready]");
            assertThat(shown(other)).isNotEqualTo(both);
        }
        assertThat(votes(study)).contains("model_a").doesNotContain("model_b");
    }

    @Test
    void saysThatTheStudyWasClosedMeanwhile() {
        var study = study(3, Map.of());
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            var page = ready(visitor, study);
            life.close(study.slug(), "test");
            page.keyboard().press("1");
            page.waitForSelector("text=closed");
            Browser.assertAccessible(page);
        }
        assertThat(votes(study)).isEmpty();
    }

    @Test
    void comesBackToTheSameBallot() {
        var study = study(4, Map.of());
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            var page = ready(visitor, study);
            var first = shown(page);
            page.keyboard().press("1");
            turned(page, first);
            saved(page);
            var second = shown(page);
            page.reload();
            page.waitForSelector("main[data-ready]");
            assertThat(shown(page)).isEqualTo(second);
            page.navigate(origin());
            page.goBack();
            page.waitForSelector("main[data-ready]");
            assertThat(shown(page)).isEqualTo(second);
        }
    }

    private void lapse(long study) {
        jdbc.sql(
                        "update slot set lease_until = now() - interval '1 second' where study_id = :study and state = 'leased'")
                .param("study", study)
                .update();
        jdbc.sql(
                        "update ballot set expires_at = now() - interval '1 second' where study_id = :study and state = 'issued'")
                .param("study", study)
                .update();
    }

    private List<String> verdicts(long study) {
        return jdbc.sql("select verdict from vote where study_id = :study order by id, revision")
                .param("study", study)
                .query(String.class)
                .list();
    }
}
