package dev.evenhand.desk;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.evenhand.Browser;
import dev.evenhand.EvenhandTest;
import dev.evenhand.StudyFixture;
import dev.evenhand.study.Study;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests of the desk in a browser share: a study, a rater who has begun, and a look at what was stored. */
@EvenhandTest
abstract class DeskTest {

    static Browser browser;

    @LocalServerPort
    int port;

    @Autowired
    StudyFixture fixture;

    @Autowired
    JdbcClient jdbc;

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

    String origin() {
        return "http://localhost:" + port;
    }

    BrowserContext visitor(ColorScheme scheme) {
        return browser.visitor(origin(), 1360, 860, scheme);
    }

    Study study(int tasks, Map<String, ?> plan) {
        return fixture.open(fixture.pool(tasks, "one", "two"), List.of("one", "two"), plan);
    }

    /** At the first ballot, and, where scripts run, ready. */
    Page begin(BrowserContext visitor, Study study) {
        var page = visitor.newPage();
        page.setDefaultTimeout(15_000);
        page.navigate(fixture.invite(study, 1).get(0).link());
        page.locator("main form button").first().click();
        page.waitForURL("**/desk/**");
        return page;
    }

    Page ready(BrowserContext visitor, Study study) {
        var page = begin(visitor, study);
        page.waitForSelector("main[data-ready]");
        return page;
    }

    String shown(Page page) {
        return page.getAttribute("main", "data-ballot");
    }

    /** Waits until another ballot is on the screen and accepts keys. */
    void turned(Page page, String before) {
        page.waitForFunction(
                "before => { const main = document.querySelector('main');"
                        + " return main.dataset.ballot !== before && 'ready' in main.dataset; }",
                before);
    }

    void saved(Page page) {
        page.waitForSelector("[data-state=saved]");
    }

    /** The answers stored, in order. */
    List<String> votes(Study study) {
        return jdbc.sql("""
                select concat_ws(' ', verdict, strength, confidence, axes::text, flags::text,
                                 nullif(array_to_string(reasons, ','), ''))
                from current_vote where study_id = :study order by id""").param("study", study.id()).query(String.class).list();
    }
}
