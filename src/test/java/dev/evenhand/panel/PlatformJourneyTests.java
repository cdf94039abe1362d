package dev.evenhand.panel;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Raters of an outside platform, sent in by its address and back by a code. */
class PlatformJourneyTests extends PanelPageTest {

    @Test
    void leadsProlificsRatersInAndBackWithTheRightCode() {
        var link = prolific();
        try (var one = visitor();
                var other = visitor()) {
            var page = arrive(one, link, "aaa1", "sss1");
            assertThat(page.url()).isEqualTo(origin() + "/desk/" + study.slug());
            page.navigate("/desk/" + study.slug() + "/stop");
            look(page, "leave");
            page.locator("main button").click();
            assertThat(page.locator("h1")).hasText("You have stopped");
            assertThat(page.locator("[data-copy-text]")).hasText("BACK-5");
            look(page, "returned");
            assertThat(leased()).as("ballots still held").isZero();

            var working = arrive(other, link, "bbb2", "sss2");
            vote(working, 2);
            assertThat(working.locator("[data-copy-text]")).hasText("DONE-1");
            assertThat(working.locator("main a.go"))
                    .hasAttribute("href", "https://app.prolific.com/submissions/complete?cc=DONE-1");
            look(working, "completed");
            working.navigate(filled(link, "ccc3", "sss2"));
            working.locator("main button.go").click();
            assertThat(working.locator("h1")).hasText("You are somebody else now");
            look(working, "changed-id");

            page.navigate("/desk/" + study.slug());
            page.locator("main form button").click();
            vote(page, 2);
            assertThat(page.locator("[data-copy-text]")).hasText("DONE-1");
        }
        admin.navigate("/studies/" + study.slug() + "/raters/outside");
        assertThat(admin.locator("tbody")).containsText("bbb2");
        look(admin, "outside");
        admin.navigate("/studies/" + study.slug() + "/raters");
        assertThat(admin.locator("#raters tbody")).not().containsText("bbb2");
        lookEverywhere(admin, "raters");
    }

    @Test
    void tellsEachOutcomeByItsCode() {
        var link = prolific();
        try (var one = visitor()) {
            var page = arrive(one, link, "aaa1", "sss1");
            admin.navigate("/studies/" + study.slug() + "/raters");
            admin.locator("#raters details.more summary").first().click();
            admin.getByText("Failed attention").click();
            page.navigate("/desk/" + study.slug());
            assertThat(page.locator("[data-copy-text]")).hasText("ATT-3");
            assertThat(page.locator("main form button")).hasCount(0);
            look(page, "attention");
        }
    }

    @Test
    void givesTheCompletedCodeForVotesAndNotForSkips() {
        study(Map.of("max_votes_per_rater", 1));
        var link = prolific();
        try (var one = visitor();
                var other = visitor()) {
            var page = arrive(one, link, "aaa1", "sss1");
            page.keyboard().press("s");
            page.locator("[name=reason]").first().click();
            page.waitForSelector("main:not([data-ballot])");
            assertThat(page.locator("h1")).hasText("No more comparisons for you");
            assertThat(page.locator("[data-copy-text]")).hasText("BACK-5");
            lookEverywhere(page, "skipped");
            jdbc.sql("update comparison set parked_at = now() where study_id = :study")
                    .param("study", study.id())
                    .update();
            page = other.newPage();
            page.navigate(filled(link, "bbb2", "sss2"));
            page.locator("main button.go").click();
            assertThat(page.locator("h1")).hasText("Nothing was left to judge");
            assertThat(page.locator("[data-copy-text]")).hasText("OUT-2");
            look(page, "nothing-left");
        }
    }

    @Test
    void saysWhatIsMissingInAnAddress() {
        var link = prolific();
        try (var one = visitor()) {
            var page = one.newPage();
            page.navigate(link.replaceAll("\\?.*", "?PROLIFIC_PID=aaa1"));
            assertThat(page.locator("h1")).hasText("Something is missing in this address");
            page.navigate(link.replaceAll("\\?.*", ""));
            assertThat(page.locator("h1")).hasText("Something is missing in this address");
            look(page, "ids-missing");
            page.navigate(link);
            assertThat(page.locator("h1")).hasText("Something is missing in this address");
        }
    }

    /** Sets Prolific up by the pages, and makes the link that is pasted there. */
    private String prolific() {
        admin.navigate("/studies/" + study.slug() + "/raters/platform");
        admin.locator("#completed").fill("DONE-1");
        admin.locator("#screenedOut").fill("OUT-2");
        admin.locator("#attention").fill("ATT-3");
        admin.locator("#declined").fill("NO-4");
        admin.locator("#returned").fill("BACK-5");
        admin.locator("main button.go").first().click();
        assertThat(admin.locator("[role=status]")).containsText("Saved");
        lookEverywhere(admin, "platform-prolific");
        admin.navigate("/studies/" + study.slug() + "/raters");
        admin.locator(".panel__ways details").nth(1).locator("summary").click();
        admin.locator("#platform").check();
        admin.getByText("Make an open link").click();
        look(admin, "open-link");
        return admin.locator("td code.link").textContent();
    }

    private Page arrive(BrowserContext visitor, String link, String person, String session) {
        var page = visitor.newPage();
        page.navigate(filled(link, person, session));
        look(page, "join-prolific");
        page.locator("main button.go").click();
        page.waitForSelector("main[data-ready]");
        return page;
    }

    private static String filled(String link, String person, String session) {
        return link.replace("{{%PROLIFIC_PID%}}", person)
                .replace("{{%STUDY_ID%}}", "outside")
                .replace("{{%SESSION_ID%}}", session);
    }

    private long leased() {
        return jdbc.sql("select count(*) from slot where study_id = :study and state = 'leased'")
                .param("study", study.id())
                .query(Long.class)
                .single();
    }
}
