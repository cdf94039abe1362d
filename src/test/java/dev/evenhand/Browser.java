package dev.evenhand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The system's Chromium, for tests of what people see: one for all tests of a JVM, from which each has visitors of its
 * own. Without one continuous integration fails and a laptop skips.
 */
public final class Browser implements AutoCloseable {
    private static final double PATIENCE_MS = 60_000;
    private static final Path PICTURES = Path.of("target/pictures");
    private static final List<String> OPTIONS = List.of(
            "--no-sandbox",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** Without what axe would fetch a second time, for rules on films alone; there are none here. */
    private static final String BROKEN_RULES = """
            async () => (await axe.run({ resultTypes: ['violations'], preload: false })).violations
                .map(rule => `${rule.id}: ${rule.help} ${rule.nodes.map(node => node.html)}`)""";

    private static com.microsoft.playwright.@Nullable Browser chromium;

    private final com.microsoft.playwright.Browser shared;
    private final List<BrowserContext> visitors = new ArrayList<>();

    private Browser(com.microsoft.playwright.Browser shared) {
        this.shared = shared;
    }

    public static Browser launch() {
        if (chromium == null || !chromium.isConnected()) {
            chromium = executable().map(Browser::start).orElseGet(() -> {
                var reason = "No Chromium in the PATH: install one to run the tests of the pages";
                return "true".equals(System.getenv("CI")) ? fail(reason) : abort(reason);
            });
        }
        return new Browser(chromium);
    }

    /** It ends with the JVM that started it. On a busy machine the usual five seconds are no proof that nothing comes. */
    private static com.microsoft.playwright.Browser start(Path executable) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        return Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(OPTIONS));
    }

    private static <T> T fail(String reason) {
        throw new IllegalStateException(reason);
    }

    private static Optional<Path> executable() {
        var folders = System.getenv().getOrDefault("PATH", "").split(":");
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A visitor of his own, with his own cookies; without motion, so that nothing is looked at half-way. */
    public BrowserContext visitor(String origin, int width, int height, ColorScheme scheme) {
        return kept(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(origin)
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE));
    }

    /** A visitor with a phone. */
    public BrowserContext touching(String origin) {
        return kept(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(origin)
                .setViewportSize(400, 800)
                .setScreenSize(400, 800)
                .setHasTouch(true)
                .setIsMobile(true)
                .setReducedMotion(ReducedMotion.REDUCE));
    }

    /** A visitor whose browser runs no script. */
    public BrowserContext withoutScript(String origin) {
        return kept(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(origin)
                .setJavaScriptEnabled(false));
    }

    public Page page(int port) {
        return visitor("http://localhost:" + port, 1360, 860, ColorScheme.LIGHT).newPage();
    }

    /** WCAG 2.2 AA as far as a program can tell, and axe's best practices; axe is read once a page, and not once a look. */
    public static void assertAccessible(Page page) {
        if (!(boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        assertThat((List<?>) page.evaluate(BROKEN_RULES))
                .as("what axe finds on %s", page.url())
                .isEmpty();
    }

    /** The same in light and in dark, at a desk and on a phone; the page is left as wide as it was, and light. */
    public static void assertAccessibleEverywhere(Page page) {
        var size = page.viewportSize();
        for (int width : List.of(400, 1360)) {
            page.setViewportSize(width, size.height);
            for (var scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                assertAccessible(page);
            }
        }
        page.setViewportSize(size.width, size.height);
    }

    private BrowserContext kept(com.microsoft.playwright.Browser.NewContextOptions options) {
        var visitor = shared.newContext(options);
        visitor.setDefaultTimeout(PATIENCE_MS);
        visitors.add(visitor);
        return visitor;
    }

    /** Into `target/pictures`, the whole page, for whoever asks for them by `-Dpictures`. */
    public static void picture(Page page, String name) {
        if (System.getProperty("pictures") == null) {
            return;
        }
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** Its visitors leave; Chromium stays for the tests to come. */
    @Override
    public void close() {
        visitors.forEach(BrowserContext::close);
    }
}
