package dev.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import dev.evenhand.Browser;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scale by every means, and every state of the desk, in light and in dark, wide and narrow. */
class ScalePageTests extends DeskTest {

    /** A scale, the key of an answer, what is stored, and whether Return is needed. */
    static Stream<Arguments> scales() {
        return Stream.of(
                Arguments.of("arena4", Map.of(), "9", "both_bad", false),
                Arguments.of("abt3", Map.of(), "0", "tie", false),
                Arguments.of("forced2", Map.of(), "b", "model_b", false),
                Arguments.of("likert5", Map.of(), "5", "model_b 2", true),
                Arguments.of("likert7", Map.of(), "1", "model_a 3", true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scales")
    void votesByEveryMeans(String scale, Map<String, ?> more, String key, String stored, boolean composed) {
        var study = study(12, Map.of("scale", scale));
        var choice = "[data-key='%s']".formatted(key.equals("b") ? "2" : key);
        try (var visitor = visitor(ColorScheme.DARK)) {
            var page = ready(visitor, study);
            Browser.assertAccessibleEverywhere(page);
            Browser.picture(page, "scale-" + scale);
            var first = shown(page);
            page.keyboard().press(key);
            if (composed) {
                page.keyboard().press("Enter");
            }
            turned(page, first);
            var second = shown(page);
            page.locator(choice).click();
            if (composed) {
                page.locator(".go").click();
            }
            turned(page, second);
            saved(page);
        }
        try (var visitor = browser.touching(origin())) {
            var page = ready(visitor, study);
            page.locator("[data-seat-of=b]").tap();
            Browser.assertAccessible(page);
            page.locator(choice).tap();
            if (composed) {
                page.locator(".go").tap();
            }
            saved(page);
            page.waitForSelector(".toast:has-text('Saved')");
        }
        try (var visitor = browser.withoutScript(origin())) {
            var page = begin(visitor, study);
            page.locator(choice).click();
            if (composed) {
                page.locator(".go").click();
            }
            page.waitForSelector(".notice.good");
        }
        assertThat(votes(study)).containsExactly(stored, stored, stored, stored);
        assertThat(jdbc.sql(
                                "select distinct device from vote where study_id = :study and device is not null order by 1")
                        .param("study", study.id())
                        .query(String.class)
                        .list())
                .containsExactly("desktop", "phone");
    }

    /** With criteria the bar does not stick, and its menus must open beside it all the same. */
    @Test
    void keepsSevenStepsApartAndItsReasonsInSightOnAPhone() {
        var study = study(
                2, Map.of("scale", "likert7", "axes", List.of(Map.of("key", "clarity", "label", "Writes clearly"))));
        try (var visitor = browser.visitor(origin(), 400, 900, ColorScheme.LIGHT)) {
            var page = ready(visitor, study);
            assertThat((List<?>) page.evaluate("[...document.querySelectorAll('.ballot .verdict__choice')]"
                            + ".filter(one => one.scrollWidth > one.clientWidth).map(one => one.textContent)"))
                    .isEmpty();
            page.locator("[data-menu=skip] > summary").click();
            var reasons = page.locator("fieldset.skip-menu__reasons");
            assertThat(reasons.boundingBox().y).isNotNegative();
            assertThat(reasons.boundingBox().y + reasons.boundingBox().height)
                    .isLessThanOrEqualTo(page.locator("[data-menu=skip]").boundingBox().y);
            Browser.picture(page, "desk-reasons-phone");
        }
    }

    @Test
    void sendsByReturnWhatWasChosenAfterAMenuWasShut() {
        var study = study(2, Map.of("scale", "likert7", "flags", List.of("other")));
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            var page = ready(visitor, study);
            var first = shown(page);
            page.keyboard().press("f");
            page.keyboard().press("Escape");
            page.keyboard().press("6");
            // To read on, and not to choose another.
            page.keyboard().press("ArrowDown");
            assertThat(page.locator("[data-key='6']").isChecked()).isTrue();
            page.keyboard().press("Enter");
            turned(page, first);
            saved(page);
        }
        assertThat(votes(study)).hasSize(1);
    }

    @Test
    void asksEverythingThatAPlanMayAsk() {
        var study = study(
                2,
                Map.of(
                        "scale", "forced2",
                        "confidence", true,
                        "flags", List.of("unsafe_compliance", "unnecessary_refusal", "other"),
                        "rationale", Map.of("min", 10, "required", true),
                        "axes",
                                List.of(
                                        Map.of("key", "clarity", "label", "Writes clearly"),
                                        Map.of("key", "depth", "label", "Goes deep enough", "per", "response"))));
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            var page = ready(visitor, study);
            page.locator(".axis input[value=b]").check();
            page.locator("[name='axes[depth-a]'][value='3']").check();
            page.locator("[name='axes[depth-b]'][value='0']").check();
            page.keyboard().press("f");
            page.selectOption("[name='flags[b-unsafe_compliance]']", "4");
            Browser.assertAccessibleEverywhere(page);
            Browser.picture(page, "scale-everything");
            page.keyboard().press("Escape");
            assertThat(page.locator(".flags").isVisible()).isFalse();
            page.keyboard().press("r");
            page.locator(".chip:has-text('Useful')").click();
            page.fill("[name=guessA]", "some model");
            Browser.assertAccessible(page);
            page.locator("summary:has-text('Reasons')").click();
            page.locator("main").focus();
            page.keyboard().press("2");
            page.keyboard().press("7");
            Browser.assertAccessible(page);
            page.locator(".why").fill("too short");
            page.keyboard().press("Control+Enter");
            assertThat(votes(study)).isEmpty();
            page.locator(".why").fill("It says why, and how.");
            page.keyboard().press("Control+Enter");
            saved(page);
            page.waitForSelector(".toast:has-text('Saved')");
        }
        assertThat(votes(study))
                .containsExactly("model_b 7 {\"depth\": {\"a\": 3, \"b\": 0}, \"clarity\": \"b\"}"
                        + " [{\"flag\": \"unsafe_compliance\", \"seat\": \"b\", \"severity\": 4}] useful");
        assertThat(jdbc.sql("select seat || text from guess where study_id = :study")
                        .param("study", study.id())
                        .query(String.class)
                        .list())
                .containsExactly("asome model");
    }

    /** While its scripts do not come, then with an answer that is refused and one that cannot be sent, then at its end. */
    @Test
    void isAccessibleInEveryState() {
        var study = study(1, Map.of("scale", "likert5"));
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            visitor.route("**/queue.js", Route::abort);
            var page = begin(visitor, study);
            Browser.assertAccessibleEverywhere(page);
            visitor.unroute("**/queue.js");
            page.reload();
            page.waitForSelector("main[data-ready]");
            page.route(
                    "**/vote",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setStatus(422)
                            .setContentType("application/problem+json")
                            .setBody("{\"detail\":\"The reason needs a word more.\"}")));
            page.keyboard().press("4");
            page.keyboard().press("Enter");
            page.waitForSelector(".toast:has-text('a word more')");
            Browser.assertAccessibleEverywhere(page);
            page.unroute("**/vote");
            visitor.setOffline(true);
            page.waitForSelector("main[data-ready]");
            page.keyboard().press("Enter");
            page.waitForSelector(".toast:has-text('offline')");
            Browser.assertAccessibleEverywhere(page);
            visitor.setOffline(false);
            page.waitForSelector("h1:has-text('Thank you')");
            Browser.assertAccessibleEverywhere(page);
        }
        assertThat(votes(study)).containsExactly("model_b 1");
    }

    @Test
    void takesOtherKeysOrNone() {
        var study = study(5, Map.of());
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            var page = ready(visitor, study);
            page.locator(".bar [popovertarget=keys]").click();
            page.locator("[data-key-list] [name=both_bad]").press("q");
            Browser.assertAccessible(page);
            Browser.picture(page, "keys");
            page.keyboard().press("Escape");
            var first = shown(page);
            page.locator("main").focus();
            page.keyboard().press("9");
            page.keyboard().press("q");
            turned(page, first);
            page.locator(".bar [popovertarget=keys]").click();
            page.locator("#keys [name=on]").uncheck();
            page.keyboard().press("Escape");
            page.locator("main").focus();
            page.keyboard().press("1");
            saved(page);
        }
        assertThat(votes(study)).containsExactly("both_bad");
    }
}
