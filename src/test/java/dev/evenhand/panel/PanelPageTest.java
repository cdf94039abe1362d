package dev.evenhand.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.evenhand.Browser;
import dev.evenhand.EvenhandTest;
import dev.evenhand.SignIn;
import dev.evenhand.StudyFixture;
import dev.evenhand.study.Study;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What journeys through a study's panel share: a study that is open, its admin in the office, and a look at each page. */
@EvenhandTest
abstract class PanelPageTest {

    static Browser browser;

    @LocalServerPort
    int port;

    @Autowired
    StudyFixture fixture;

    @Autowired
    JdbcClient jdbc;

    Study study;
    BrowserContext office;
    Page admin;

    @BeforeAll
    static void launch() {
        browser = Browser.launch();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void signIn() {
        study(Map.of());
        var name = "admin-" + UUID.randomUUID().toString().substring(0, 8);
        SignIn.person(jdbc, name, "ADMIN");
        office = visitor();
        admin = office.newPage();
        SignIn.by(admin, name);
    }

    @AfterEach
    void leave() {
        office.close();
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

    String origin() {
        return "http://localhost:" + port;
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
