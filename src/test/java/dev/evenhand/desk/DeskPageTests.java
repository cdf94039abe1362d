package dev.evenhand.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.evenhand.Browser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The desk of a first study: its keys, its two tabs on a phone, its form without script. */
class DeskPageTests extends DeskTest {

    @Test
    void isAccessibleWithItsListOfReasonsOpen() {
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            var page = ready(visitor, study(6, Map.of()));
            Browser.picture(page, "desk");
            page.keyboard().press("s");
            Browser.assertAccessibleEverywhere(page);
        }
    }

    @Test
    void ignoresKeysInTextFieldsAndHeldKeys() {
        try (var visitor = browser.visitor(origin(), 1360, 860, ColorScheme.LIGHT)) {
            var study = study(6, Map.of());
            var page = ready(visitor, study);
            page.locator(".why").fill("");
            page.locator(".why").pressSequentially("a1 b2");
            page.evaluate("document.activeElement.blur();"
                    + "document.dispatchEvent(new KeyboardEvent('keydown', {key: '1', repeat: true, bubbles: true}))");
            assertThat(votes(study)).isEmpty();
        }
    }

    @Test
    void opensBothResponsesOnAPhoneBeforeAVote() {
        try (var visitor = browser.visitor(origin(), 400, 800, ColorScheme.LIGHT)) {
            var study = study(6, Map.of());
            var page = ready(visitor, study);
            page.locator("[data-verdict=a]").click();
            assertThat(page.locator(".toast")).containsText("Open both responses");
            page.getByText("Response B").first().click();
            Browser.assertAccessible(page);
            Browser.picture(page, "desk-narrow");
            page.locator("[data-verdict=a]").click();
            assertThat(page.locator(".toast")).containsText("Saved");
            assertThat(votes(study)).hasSize(1);
        }
    }

    @Test
    void composesAnAnswerOfSeveralParts() {
        var criteria = Map.of("scale", "likert7", "axes", List.of(Map.of("key", "clarity", "label", "Writes clearly")));
        try (var visitor = browser.visitor(origin(), 1360, 860, ColorScheme.LIGHT)) {
            var study = study(6, criteria);
            var page = ready(visitor, study);
            page.locator(".axis input[value=b]").check();
            page.keyboard().press("6");
            Browser.assertAccessible(page);
            page.keyboard().press("Enter");
            assertThat(page.locator(".toast")).containsText("Saved");
            assertThat(jdbc.sql("select verdict || strength || (axes ->> 'clarity') from vote where study_id = :study")
                            .param("study", study.id())
                            .query(String.class)
                            .single())
                    .isEqualTo("model_b2b");
        }
    }

    @Test
    void votesWithoutScript() {
        try (var visitor = browser.withoutScript(origin())) {
            var study = study(6, Map.of());
            var page = visitor.newPage();
            page.navigate(fixture.invite(study, 1).get(0).link());
            page.getByText("Begin").click();
            var shown = page.getAttribute("main", "data-ballot");
            page.locator("[data-verdict=b]").click();
            assertThat(page.getAttribute("main", "data-ballot")).isNotEqualTo(shown);
            page.locator("[data-menu=skip] summary").click();
            page.getByText("I cannot verify it").click();
            assertThat(votes(study)).hasSize(1);
            assertThat(jdbc.sql("select reason from skip where study_id = :study")
                            .param("study", study.id())
                            .query(String.class)
                            .single())
                    .isEqualTo("cannot_verify");
        }
    }
}
