package dev.evenhand.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import dev.evenhand.Browser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can go wrong between a rater and a vote: nothing is lost, nobody is stuck, and the page says what happened. */
class TroubleTests extends DeskTest {

    Reader reader;

    @BeforeEach
    void sitDown() {
        reader = new Reader(fixture, jdbc);
    }

    @Test
    void votesThoughItsScriptsDoNotCome() {
        var study = study(3, Map.of());
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            visitor.route("**/queue.js", Route::abort);
            var page = begin(visitor, study);
            page.locator("[data-verdict=b]").click();
            page.waitForSelector(".notice.good");
        }
        assertThat(votes(study)).containsExactly("model_b");
    }

    @Test
    void waitsForBothResponsesAndThenNoLonger() {
        var study = reader.study("Slow?", "$x$ and `y`", "$y$", Map.of());
        try (var visitor = visitor(ColorScheme.DARK)) {
            var held = new ArrayList<Route>();
            visitor.route("**/webjars/**", held::add);
            var page = visitor.newPage();
            reader.begin(page, study);
            page.waitForSelector("form.ballot");
            page.keyboard().press("1");
            Browser.picture(page, "desk-loading");
            assertThat(votes(study)).isEmpty();
            page.waitForSelector("main[data-ready]");
            visitor.unroute("**/webjars/**");
            held.forEach(Route::resume);
            page.waitForFunction("() => 'katex' in globalThis");
            page.waitForLoadState(LoadState.NETWORKIDLE);
            // What comes when both are being read changes neither.
            assertThat(page.locator(".katex")).hasCount(0);
            page.keyboard().press("1");
            page.waitForSelector("h1:has-text('Thank you')");
            Browser.picture(page, "desk-end");
        }
        assertThat(votes(study)).containsExactly("model_a");
    }

    @Test
    void showsFiveMegabytesAsTheyWereWritten() {
        var study = reader.study("Long?", "A line of a very long answer.\n".repeat(180_000), "Short.", Map.of());
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            var page = begin(visitor, study);
            page.setDefaultTimeout(60_000);
            page.waitForSelector("main[data-ready]");
            page.keyboard().press("2");
            page.waitForSelector("h1:has-text('Thank you')");
        }
        assertThat(votes(study)).containsExactly("model_b");
    }

    @Test
    void saysThatAResponseIsBlank() {
        var study = reader.study("Blank?", " \n\t ", "", Map.of());
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            var page = ready(visitor, study);
            assertThat(page.getByText("nothing but blank space")).isVisible();
            assertThat(page.getByText("This response is empty")).isVisible();
            Browser.assertAccessible(page);
            page.keyboard().press("9");
            page.waitForSelector("h1:has-text('Thank you')");
        }
        assertThat(votes(study)).containsExactly("both_bad");
    }

    @Test
    void putsAnAnswerBackInItsFormThatWasRefusedAfterItWasLeft() {
        var study = study(4, Map.of("scale", "likert5"));
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            var page = ready(visitor, study);
            var first = shown(page);
            ahead(page);
            page.route(
                    "**/vote",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setStatus(422)
                            .setContentType("application/problem+json")
                            .setBody("{\"detail\":\"The reason needs a word more.\"}")));
            page.locator(".why").fill("Because.");
            page.keyboard().press("Control+Enter");
            page.locator("[data-key='4']").check();
            page.keyboard().press("Enter");
            page.waitForFunction(
                    "first => document.querySelector('main')?.dataset.ballot === first"
                            + " && document.querySelector(\"[data-key='4']\")?.checked",
                    first);
            page.unroute("**/vote");
            assertThat(page.locator(".why")).hasValue("Because.");
            assertThat(page.locator(".toast")).containsText("a word more");
            page.waitForSelector("main[data-ready]");
            page.keyboard().press("Enter");
            turned(page, first);
            saved(page);
        }
        assertThat(votes(study)).containsExactly("model_b 1");
    }

    @Test
    void staysUntilTheLastAnswerIsStoredThoughNothingFollows() {
        var study = study(6, Map.of("break_after", 2, "max_votes_per_rater", 4));
        var asked = new ArrayList<String>();
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            var page = ready(visitor, study);
            ahead(page);
            page.onDialog(dialog -> {
                asked.add(dialog.type());
                dialog.dismiss();
            });
            var held = new ArrayList<Route>();
            page.route("**/next", held::add);
            var first = shown(page);
            page.waitForRequest("**/next", () -> page.keyboard().press("1"));
            turned(page, first);
            page.route("**/vote", held::add);
            page.waitForRequest("**/vote", () -> page.keyboard().press("1"));
            page.unroute("**/next");
            page.waitForResponse("**/next", () -> held.get(0).resume());
            page.evaluate("() => new Promise(done => setTimeout(done, 100))");
            held.get(1).resume();
            page.waitForURL("**/break");
        }
        assertThat(asked).isEmpty();
        assertThat(votes(study)).hasSize(2);
    }

    @Test
    void looksAheadAgainAfterItWasOutrun() {
        var study = study(6, Map.of());
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            var held = new ArrayList<Route>();
            visitor.route("**/next", held::add);
            var page = ready(visitor, study);
            var first = shown(page);
            page.keyboard().press("1");
            visitor.unroute("**/next");
            held.forEach(Route::resume);
            turned(page, first);
            ahead(page);
        }
        assertThat(votes(study)).hasSize(1);
    }

    @Test
    void takesALateSkipAsALateVote() {
        var study = study(3, Map.of());
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            var page = ready(visitor, study);
            ahead(page);
            jdbc.sql(
                            "update slot set lease_until = now() - interval '1 s' where study_id = :study and state = 'leased'")
                    .param("study", study.id())
                    .update();
            jdbc.sql("update ballot set expires_at = now() - interval '1 s', state = 'lapsed' where study_id = :study")
                    .param("study", study.id())
                    .update();
            page.keyboard().press("s");
            page.keyboard().press("Enter");
            page.waitForSelector(".toast:has-text('Skipped')");
        }
        assertThat(jdbc.sql("select count(*) from skip where study_id = :study")
                        .param("study", study.id())
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void refusesAnAnswerThatSaysItWasNotRead() {
        var study = reader.study("End?", "word\n\n".repeat(200), "Short.", Map.of("read", "end"));
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            var page = ready(visitor, study);
            // Somebody opens the gate of the page by hand.
            page.evaluate("delete document.querySelector('main').dataset.hindrance");
            page.keyboard().press("1");
            page.waitForSelector(".toast:has-text('to their end')");
            assertThat(votes(study)).isEmpty();
            page.evaluate("scrollTo(0, document.body.scrollHeight)");
            page.waitForSelector("main:not([data-hindrance])[data-ready]");
            // The long one stands where the coin has put it.
            page.waitForSelector("main[data-depth-a='1.000'][data-depth-b='1.000']");
            page.keyboard().press("1");
            page.waitForSelector("h1:has-text('Thank you')");
        }
        assertThat(votes(study)).containsExactly("model_a");
    }

    @Test
    void wrapsAndCopiesCodeOfBothAtOnce() {
        var code = "```\n" + "x = 1; ".repeat(60) + "\n```";
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            visitor.grantPermissions(List.of("clipboard-read", "clipboard-write"));
            var page = reader.open(visitor, reader.study("Code?", code, code, Map.of()));
            page.locator("[data-tool=wrap]").check();
            assertThat(page.evaluate("[...document.querySelectorAll('.answer pre')]"
                            + ".map(pre => pre.scrollWidth - pre.clientWidth)"))
                    .isEqualTo(List.of(0, 0));
            page.locator("#pane-b .code__head button").click();
            assertThat(page.locator("#pane-b .code__head button")).hasText("Copied");
            assertThat((String) page.evaluate("navigator.clipboard.readText()")).startsWith("x = 1; x = 1;");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 320})
    void keepsWhatItSaysClearOfTheAnswerOnAPhone(int width) {
        var study = study(3, Map.of());
        try (var visitor = browser.visitor(origin(), width, 640, ColorScheme.LIGHT)) {
            var page = ready(visitor, study);
            page.locator("[data-verdict=a]").click();
            page.waitForSelector(".toast:has-text('Open both')");
            assertThat(below(page)).isGreaterThanOrEqualTo(0);
            Browser.picture(page, "desk-toast-" + width);
            page.locator("[data-seat-of=b]").click();
            page.locator("[data-verdict=a]").click();
            page.waitForSelector(".toast:has-text('Saved')");
            assertThat(below(page)).isGreaterThanOrEqualTo(0);
            assertThat((int) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .isZero();
            Browser.assertAccessible(page);
        }
    }

    /** How far the answer begins below the word in passing. */
    private static int below(Page page) {
        return (int) page.evaluate("Math.round(document.querySelector('form.ballot').getBoundingClientRect().top"
                + " - document.querySelector('.toast').getBoundingClientRect().bottom)");
    }
}
