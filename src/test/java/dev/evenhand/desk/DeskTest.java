package dev.evenhand.desk;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import dev.evenhand.PageTest;
import dev.evenhand.Patience;
import dev.evenhand.Shortcut;
import dev.evenhand.study.Study;
import java.util.List;
import java.util.Map;

/** What tests of the desk in a browser share: a study, a rater who has begun, and a look at what was stored. */
abstract class DeskTest extends PageTest {

    BrowserContext visitor(ColorScheme scheme) {
        return browser.visitor(origin(), 1360, 860, scheme);
    }

    Study study(int tasks, Map<String, ?> plan) {
        return fixture.open(fixture.pool(tasks, "one", "two"), List.of("one", "two"), plan);
    }

    /** At the first ballot, and, where scripts run, ready. */
    Page begin(BrowserContext visitor, Study study) {
        var page = visitor.newPage();
        // Chromium lets the first requests after the first route pass now and then; from the beginning on none does.
        page.route("**/nothing-is-there", Route::resume);
        Shortcut.join(visitor, fixture.invite(study, 1).get(0).link());
        page.navigate("/desk/" + study.slug());
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

    /** Waits until another ballot is on the screen and accepts keys; a page that is still coming may have none. */
    void turned(Page page, String before) {
        page.waitForFunction(
                "before => { const main = document.querySelector('main');"
                        + " return main && main.dataset.ballot !== before && 'ready' in main.dataset; }",
                before);
    }

    /** Waits until the ballot that follows is there: what an answer brings up then needs no server. */
    void ahead(Page page) {
        Patience.await().until(() -> (boolean) page.evaluate("""
                async () => {
                  const script = performance.getEntriesByType("resource").find(({ name }) => /\\/ahead\\b[^/]*\\.js$/.test(name));
                  return Boolean(script && (await import(script.name)).isAhead());
                }"""));
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
