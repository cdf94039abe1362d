package dev.evenhand.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.evenhand.Browser;
import dev.evenhand.PageTest;
import dev.evenhand.study.Study;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** What journeys through a study's panel share: a study that is open, its admin in the office, and a look at each page. */
abstract class PanelPageTest extends PageTest {

    Study study;
    Page admin;

    @BeforeEach
    void signIn() {
        study(Map.of());
        admin = admin();
    }

    void study(Map<String, ?> changes) {
        var plan = new HashMap<String, Object>(changes);
        plan.put("votes_per_comparison", 3);
        study = fixture.open(fixture.pool(2, "one", "two"), List.of("one", "two"), plan);
    }

    static void vote(Page page, int times) {
        for (int i = 0; i < times; i++) {
            page.waitForSelector("main[data-ready]");
            var shown = page.getAttribute("main", "data-ballot");
            page.locator("[data-verdict=a]").click();
            page.waitForFunction("shown => document.querySelector('main')?.dataset.ballot !== shown", shown);
        }
    }

    BrowserContext visitor() {
        return browser.visitor(origin(), 1360, 860, ColorScheme.LIGHT);
    }

    static void look(Page page, String name) {
        Browser.assertAccessible(page);
        Browser.picture(page, "panel-" + name);
    }

    /** Wide and light, then as on a phone in the dark; nothing beyond the edge. */
    static void lookEverywhere(Page page, String name) {
        look(page, name);
        page.setViewportSize(400, 860);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("%s fits into 400 pixels", name)
                .isTrue();
        look(page, name + "-phone-dark");
        page.setViewportSize(1360, 860);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }
}
