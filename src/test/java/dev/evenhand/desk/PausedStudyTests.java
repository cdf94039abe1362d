package dev.evenhand.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.evenhand.Browser;
import dev.evenhand.study.StudyLife;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A study that pauses under its raters’ hands: what they answer is kept, and they go on without doing anything. */
class PausedStudyTests extends DeskTest {

    @Autowired
    StudyLife life;

    @Test
    void keepsWhatIsAnsweredWhileTheStudyIsPausedAndSendsItWhenItGoesOn() {
        var study = study(5, Map.of());
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            var page = ready(visitor, study);
            ahead(page);
            var first = shown(page);
            life.pause(study.slug(), "test");
            page.keyboard().press("1");
            turned(page, first);
            page.waitForSelector(".toast:has-text('The study is paused')");
            var second = shown(page);
            page.keyboard().press("2");
            page.waitForSelector("[data-state=down]:has-text('2')");
            assertThat(page.locator(".toast")).containsText("sent by itself");
            assertThat(page.locator(".toast")).not().containsText("not taken");
            Browser.assertAccessible(page);
            Browser.picture(page, "desk-paused");
            assertThat(votes(study)).isEmpty();

            life.open(study.slug(), "test");
            turned(page, second);
            saved(page);
            assertThat(page.locator(".toast")).not().containsText("paused");
            page.keyboard().press("1");
            page.waitForSelector(".toast:has-text('Saved')");
        }
        assertThat(votes(study)).containsExactly("model_a", "model_b", "model_a");
    }

    @Test
    void goesOnByItselfForWhoCameWhileItWasPaused() {
        var study = study(3, Map.of());
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            var page = ready(visitor, study);
            life.pause(study.slug(), "test");
            page.navigate(origin() + "/desk/" + study.slug());
            assertThat(page.locator("main h1")).hasText("Paused");
            Browser.assertAccessible(page);
            life.open(study.slug(), "test");
            page.waitForSelector("main[data-ready]");
        }
    }
}
