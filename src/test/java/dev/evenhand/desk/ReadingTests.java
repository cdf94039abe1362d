package dev.evenhand.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.evenhand.Browser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a rater reads: both responses alike, drawn before they are shown, and nothing in them that acts. */
class ReadingTests extends DeskTest {

    /** A little of everything that is drawn in a way of its own. */
    static final String RICH = """
            ## Roots

            Both are $x=1$ and \\(x=-3\\), since $$x^2+2x+1=4$$ and \\[\\vec{v}=\\begin{pmatrix}1\\\\2\\end{pmatrix}\\]
            but $\\frac{1}{$ is broken and $\\href{javascript:alert(1)}{x}$ is refused.

            ```python
            def solve(a, b, c):  # a comment so long that this line has to scroll within its pane, whatever its width may be
                return "two"
            ```

            | one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve | thirteen |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|
            | a<br>b | ~~c~~ | d | e | f | g | h | i | j | k | l | m | n |

            - [x] done
            - [ ] open, see https://a.example/ and [this](https://b.example/page) ![cat](https://evil.example/cat.png)

            > quoted
            """;

    Reader reader;

    @BeforeEach
    void sitDown() {
        reader = new Reader(fixture, jdbc);
    }

    @Test
    void drawsFormulasAndColoursCodeInLightAndDark() {
        var study = reader.study("What of $x$?", RICH, "Short.", Map.of("votes_per_comparison", 2));
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (var visitor = visitor(1360, scheme)) {
                var page = reader.open(visitor, study);
                assertThat(page.locator(".answer .katex")).hasCount(4);
                assertThat(page.locator(".math--broken"))
                        .hasText(new String[] {"\\frac{1}{", "\\href{javascript:alert(1)}{x}"});
                assertThat(page.locator(".prompt .katex")).hasCount(1);
                assertThat(page.locator("pre .hljs-keyword").first()).hasText("def");
                assertThat(page.locator(".code__head")).containsText("python");
                assertThat((int) page.evaluate("document.querySelectorAll('.answer .katex [style*=height]').length"))
                        .isPositive();
                Browser.assertAccessible(page);
                Browser.picture(page, "reading-" + scheme);
            }
        }
    }

    @Test
    void treatsBothSidesAlikeToThePixel() {
        for (int width : List.of(1360, 400)) {
            try (var visitor = visitor(width, ColorScheme.LIGHT)) {
                var page = reader.open(visitor, reader.study("Same?", RICH, RICH, Map.of()));
                Panes.assertAlike(page);
            }
        }
    }

    @Test
    void treatsAResponseAlikeOnEitherSide() {
        var study = reader.study("Sides?", RICH, "Other.", Map.of("votes_per_comparison", 2));
        while (study.seed().swapped(0) == study.seed().swapped(1)) {
            study = reader.study("Sides?", RICH, "Other.", Map.of("votes_per_comparison", 2));
        }
        var seen = new HashMap<String, String>();
        for (int rater = 0; rater < 2; rater++) {
            try (var visitor = visitor(1360, ColorScheme.LIGHT)) {
                var page = reader.open(visitor, study);
                var seat = page.locator(".answer:has(pre)").getAttribute("data-seat");
                seen.put(seat, Panes.measures(page, seat));
            }
        }
        assertThat(seen.get("a")).isEqualTo(seen.get("b")).isNotNull();
    }

    @Test
    void showsWhatWasWrittenOfBothAtOneKey() {
        try (var visitor = visitor(1360, ColorScheme.LIGHT)) {
            var page = reader.open(visitor, reader.study("Raw?", "**bold**", "*thin*", Map.of()));
            page.keyboard().press("v");
            assertThat(page.locator(".answer .raw:visible")).hasCount(2);
            assertThat(page.locator(".answer .prose:visible")).hasCount(0);
            Browser.assertAccessible(page);
            page.reload();
            page.waitForSelector("main[data-ready]");
            assertThat(page.getByText("**bold**")).isVisible();
            page.keyboard().press("v");
            assertThat(page.locator(".answer strong")).isVisible();
        }
    }

    @Test
    void opensTwoTabsByKeyboardAndByTouch() {
        try (var visitor = visitor(400, ColorScheme.DARK)) {
            var page = reader.open(visitor, reader.study("Tabs?", RICH, RICH, Map.of()));
            assertThat(page.locator(".hindrance")).hasText("Open both responses before you vote.");
            page.locator("[role=tab][data-seat-of=a]").focus();
            page.keyboard().press("ArrowRight");
            assertThat(page.locator("[data-seat-of=b]")).hasAttribute("aria-selected", "true");
            assertThat(page.locator("[data-seat-of=b]")).isFocused();
            assertThat(page.locator("#pane-b")).isVisible();
            assertThat(page.locator("#pane-a")).isHidden();
            assertThat(page.locator(".hindrance")).isHidden();
            Browser.assertAccessible(page);
            swipe(page, 60, 320);
            assertThat(page.locator("#pane-a")).isVisible();
            assertThat((int) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .isZero();
        }
    }

    private static void swipe(Page page, int from, int to) {
        page.evaluate("""
                ([from, to]) => {
                  const pane = document.querySelector(".answer:not([hidden])").closest(".pair");
                  const touch = (x) => new Touch({ identifier: 1, target: pane, clientX: x, clientY: 300 });
                  pane.dispatchEvent(new TouchEvent("touchstart", { touches: [touch(from)], changedTouches: [touch(from)] }));
                  pane.dispatchEvent(new TouchEvent("touchend", { touches: [], changedTouches: [touch(to)] }));
                }""", List.of(from, to));
    }

    @Test
    void stacksBothResponsesWithoutScript() {
        try (var visitor = browser.withoutScript(origin())) {
            var page = visitor.newPage();
            reader.begin(page, reader.study("Plain?", RICH, RICH, Map.of()));
            assertThat(page.locator("#pane-a")).isVisible();
            assertThat(page.locator("#pane-b")).isVisible();
            page.locator("[data-verdict=b]").click();
            assertThat(page.locator("h1")).containsText("Thank you");
        }
    }

    @Test
    void takesAVoteOnceBothWereReadToTheEnd() {
        try (var visitor = visitor(1360, ColorScheme.LIGHT)) {
            var page =
                    reader.open(visitor, reader.study("End?", "word\n\n".repeat(200), "Short.", Map.of("read", "end")));
            assertThat(page.locator(".hindrance")).containsText("to their end");
            page.keyboard().press("1");
            assertThat(page.locator(".toast")).containsText("to their end");
            page.evaluate("scrollTo(0, document.body.scrollHeight)");
            assertThat(page.locator(".hindrance")).isHidden();
            assertThat(page.locator("main[data-depth-a='1.000'][data-depth-b='1.000']"))
                    .hasCount(1);
            page.keyboard().press("1");
            assertThat(page.locator("h1")).containsText("Thank you");
        }
    }

    @Test
    void showsTheSourceWhenALibraryDoesNotCome() {
        try (var visitor = visitor(1360, ColorScheme.LIGHT)) {
            visitor.route("**/webjars/**", route -> route.abort());
            var page = reader.open(visitor, reader.study("Lost?", RICH, RICH, Map.of()));
            assertThat(page.locator(".answer .math").first()).hasText("x=1");
            assertThat(page.locator(".answer pre").first()).isVisible();
            page.keyboard().press("0");
            assertThat(page.locator("h1")).containsText("Thank you");
        }
    }

    @Test
    void takesLessThanHundredKilobytesWithoutFormulasAndCode() {
        try (var visitor = visitor(1360, ColorScheme.LIGHT)) {
            var study = reader.study("Bytes?", "Some **words**. ".repeat(200), "Other words. ".repeat(200), Map.of());
            var page = visitor.newPage();
            var bytes = new AtomicLong();
            var network = visitor.newCDPSession(page);
            network.send("Network.enable");
            network.on(
                    "Network.loadingFinished",
                    event -> bytes.addAndGet(event.get("encodedDataLength").getAsLong()));
            reader.begin(page, study);
            page.waitForSelector("main[data-ready]");
            assertThat(bytes.get()).isBetween(5_000L, 100_000L);
        }
    }

    @Test
    void runsNothingThatAModelWrote() {
        var payloads = Payloads.all();
        assertThat(payloads).hasSizeGreaterThan(100);
        var foreign = new ArrayList<String>();
        var dialogs = new ArrayList<String>();
        try (var visitor = visitor(1360, ColorScheme.LIGHT)) {
            visitor.onRequest(request -> {
                if (!request.url().startsWith(origin())) {
                    foreign.add(request.url());
                }
            });
            visitor.onDialog(dialog -> {
                dialogs.add(dialog.message());
                dialog.dismiss();
            });
            visitor.addInitScript(
                    "window.violations = [];"
                            + "addEventListener('securitypolicyviolation', e => violations.push(e.violatedDirective + e.blockedURI))");
            var hostile = String.join("\n\n", payloads);
            var page = reader.open(visitor, reader.study(hostile, hostile, "Harmless.", Map.of()));
            page.evaluate("document.querySelectorAll('.answer *').forEach(each => "
                    + "['click', 'mouseover', 'focus', 'toggle', 'load', 'error'].forEach(sign => "
                    + "each.dispatchEvent(new Event(sign, { bubbles: false }))))");
            assertThat(page.evaluate("violations")).isEqualTo(List.of());
            assertThat(page.evaluate("window.pwned ?? null")).isNull();
            assertThat(page.locator(
                            ".answer :is(script, img, iframe, object, embed, style, form, input, svg:not(.katex svg))"))
                    .hasCount(0);
        }
        assertThat(dialogs).isEmpty();
        assertThat(foreign).isEmpty();
    }

    private BrowserContext visitor(int width, ColorScheme scheme) {
        return browser.visitor(origin(), width, 860, scheme);
    }
}
