package dev.evenhand.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import dev.evenhand.Browser;
import dev.evenhand.panel.Raters;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Answers that a server refuses, or that somebody else answers in its place: each is kept until it is stored. */
class KeptAnswersTests extends DeskTest {

    @Autowired
    Raters raters;

    @Test
    void fetchesAnotherTokenWhenItsOwnIsNoLongerGood() {
        var study = study(3, Map.of());
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            var page = settled(ready(visitor, study));
            visitor.clearCookies(new BrowserContext.ClearCookiesOptions().setName("csrf"));
            var first = shown(page);
            page.keyboard().press("1");
            turned(page, first);
            page.waitForSelector(".toast:has-text('Saved')");
            assertThat(votes(study)).containsExactly("model_a");
            page.locator("form[action$='/leave'] button").click();
            page.waitForURL("**/away");
        }
    }

    @Test
    void keepsAnAnswerWhileItsRaterIsSignedOut() {
        var study = study(4, Map.of());
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            var page = settled(ready(visitor, study));
            var first = shown(page);
            var cookies = visitor.cookies();
            visitor.clearCookies(new BrowserContext.ClearCookiesOptions().setName(Pattern.compile("rater-.*")));
            page.keyboard().press("1");
            turned(page, first);
            page.keyboard().press("2");
            page.waitForSelector("[data-state=down]:has-text('2')");
            page.waitForSelector(".toast:has-text('no longer signed in')");
            Browser.assertAccessible(page);
            Browser.picture(page, "desk-signed-out");
            assertThat(votes(study)).isEmpty();
            visitor.addCookies(cookies);
            saved(page);
        }
        assertThat(votes(study)).containsExactly("model_a", "model_b");
    }

    @Test
    void keepsAnAnswerWhileSomebodyElseIsSignedInAndLetsHimWork() {
        var study = study(4, Map.of());
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            var page = settled(ready(visitor, study));
            var cookies = visitor.cookies();
            var link = fixture.invite(study, 1).get(0).link();
            var other = visitor.newPage();
            other.navigate(link);
            other.locator("main form button").first().click();
            other.waitForSelector("main[data-ready]");
            page.keyboard().press("1");
            page.waitForSelector(".toast:has-text('somebody else')");
            assertThat(votes(study)).isEmpty();
            other.keyboard().press("2");
            saved(other);
            assertThat(votes(study)).containsExactly("model_b");
            visitor.addCookies(cookies);
            saved(page);
        }
        assertThat(votes(study)).containsExactly("model_b", "model_a");
    }

    @Test
    void saysToWhomWasTakenOutThatNothingMoreIsStored() {
        var study = study(4, Map.of());
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            var page = settled(ready(visitor, study));
            var name = page.getAttribute("[data-rater]", "data-rater");
            raters.revoke(study, name, "test");
            page.keyboard().press("1");
            page.waitForSelector(".toast:has-text('not taken any more')");
            page.navigate(origin() + "/desk/" + study.slug());
            assertThat(page.locator("main.door h1").innerText()).isEqualTo("You no longer take part");
        }
        assertThat(votes(study)).isEmpty();
    }

    @Test
    void takesNoPageFromElsewhereForAnAnswer() {
        var study = study(3, Map.of());
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            var page = settled(ready(visitor, study));
            page.route(
                    "**/vote",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html")
                            .setBody("<h1>Sign in to this network</h1>")));
            page.keyboard().press("1");
            page.waitForSelector("[data-state=down]");
            page.unroute("**/vote");
            saved(page);
        }
        assertThat(votes(study)).containsExactly("model_a");
    }

    @Test
    void putsBackEachAnswerThatWasRefusedAfterItWasLeft() {
        var study = study(5, Map.of("scale", "likert5"));
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            var page = settled(ready(visitor, study));
            var first = shown(page);
            page.route("**/vote", Route::abort);
            page.keyboard().press("4");
            page.keyboard().press("Enter");
            turned(page, first);
            var second = shown(page);
            page.keyboard().press("1");
            page.keyboard().press("Enter");
            page.waitForSelector("[data-state=down]:has-text('2')");
            page.unroute("**/vote");
            page.route("**/vote", KeptAnswersTests::refuse);
            comesBack(page, first, "4");
            assertThat(page.locator(".toast")).containsText("a word more");
            page.unroute("**/vote");
            page.waitForSelector("main[data-ready]");
            page.keyboard().press("Enter");
            comesBack(page, second, "1");
            page.waitForSelector("main[data-ready]");
            page.keyboard().press("Enter");
            turned(page, second);
            saved(page);
        }
        assertThat(votes(study)).isEqualTo(List.of("model_b 1", "model_a 2"));
    }

    private static void refuse(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(422)
                .setContentType("application/problem+json")
                .setBody("{\"detail\":\"The reason needs a word more.\"}"));
    }

    private static void comesBack(Page page, String ballot, String key) {
        page.waitForFunction(
                "([ballot, key]) => document.querySelector('main')?.dataset.ballot === ballot"
                        + " && document.querySelector(`[data-key='${key}']`)?.checked",
                List.of(ballot, key));
    }

    /** With the ballot that follows fetched ahead. */
    private Page settled(Page page) {
        page.onDialog(dialog -> dialog.accept());
        ahead(page);
        return page;
    }
}
