package dev.evenhand.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.evenhand.Browser;
import dev.evenhand.study.Guides;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A rater's way from the invitation to the receipts, as people go it. */
class JourneyTests extends DeskTest {

    @Autowired
    Guides guides;

    @ParameterizedTest
    @CsvSource({"1360, LIGHT", "400, DARK", "320, LIGHT"})
    void leadsFromTheInvitationToTheReceipts(int width, ColorScheme scheme) {
        try (var visitor = browser.visitor(origin(), width, 860, scheme)) {
            var study = study(6, JourneyPlans.whole());
            var link = fixture.invite(study, 1).get(0).link();
            var page = visitor.newPage();
            page.navigate(link);
            look(page, "join", width, scheme);
            page.locator("main button.go").click();
            look(page, "consent", width, scheme);
            page.locator("[value=agreed]").click();
            look(page, "guide", width, scheme);
            page.locator("button[name=version]").click();
            answer(page, "Longer is better");
            assertThat(page.locator("main [role=alert]")).containsText("Not all answers were right");
            look(page, "questions", width, scheme);
            answer(page, "Neither");
            practise(page, "a", "look");
            look(page, "practice", width, scheme);
            page.locator("main .notice a.go").click();
            practise(page, "both_bad", "good");
            assertThat(votes(study)).isEmpty();
            page.locator("main .notice a.go").click();
            page.waitForSelector("main[data-ready]");
            look(page, "desk", width, scheme);
            page.locator("[popovertarget=guide]").first().click();
            look(page, "drawer", width, scheme);
            page.locator("#guide [popovertargetaction=hide]").click();
            vote(page, 2);
            page.waitForURL("**/break");
            look(page, "break", width, scheme);
            assertThat(votes(study)).hasSize(2);

            var again = visitor.newPage();
            again.navigate(link);
            again.locator("main button.go").click();
            again.waitForURL("**/break");
            again.locator("main button.go").click();
            vote(again, 2);
            assertThat(again.locator("h1")).hasText("That was all. Thank you.");
            assertThat(again.locator("[data-copy-text]")).hasText("DONE-7");
            look(again, "done", width, scheme);
            again.getByText("Your receipts").click();
            assertThat(again.locator("tbody tr")).hasCount(4);
            look(again, "receipts", width, scheme);
            again.locator("tbody a").first().click();
            look(again, "receipt", width, scheme);
        }
    }

    @Test
    void mirrorsTheDeskInArabicButNotTheSeats() {
        try (var visitor = browser.visitor(origin(), 1360, 860, ColorScheme.LIGHT)) {
            var study = study(6, JourneyPlans.whole());
            var page = visitor.newPage();
            page.navigate(fixture.invite(study, 1).get(0).link());
            page.locator("footer [hreflang=ar]").click();
            assertThat(page.locator("html")).hasAttribute("dir", "rtl");
            assertThat(page.locator("html")).hasAttribute("lang", "ar");
            page.locator("main button.go").click();
            look(page, "consent-ar", 1360, ColorScheme.LIGHT);
            page.locator("[value=agreed]").click();
            look(page, "guide-ar", 1360, ColorScheme.LIGHT);
            page.locator("button[name=version]").click();
            answer(page, "Neither");
            look(page, "practice-ar", 1360, ColorScheme.LIGHT);
            assertLeft(page, "#seat-a", "#seat-b");
            assertLeft(page, "button[value=a]", "button[value=b]");
            practise(page, "tie", "good");
            page.locator("main .notice a.go").click();
            practise(page, "both_bad", "good");
            page.locator("main .notice a.go").click();
            page.waitForSelector("main[data-ready]");
            look(page, "desk-ar", 1360, ColorScheme.LIGHT);
            assertLeft(page, "[data-seat=a]", "[data-seat=b]");
            assertLeft(page, "[data-verdict=a]", "[data-verdict=b]");
            page.navigate("/accessibility");
            look(page, "accessibility-ar", 1360, ColorScheme.LIGHT);
            page.navigate("/join/none");
            assertThat(page.locator("h1")).hasText("هذا الرابط لا يعمل");
            look(page, "error-ar", 1360, ColorScheme.LIGHT);
        }
    }

    @Test
    void goesTheWholeWayWithoutScript() {
        try (var visitor = browser.withoutScript(origin())) {
            var study = study(6, JourneyPlans.whole());
            var page = visitor.newPage();
            page.navigate(fixture.invite(study, 1).get(0).link());
            page.locator("main button.go").click();
            page.locator("[value=agreed]").click();
            page.locator("button[name=version]").click();
            answer(page, "Neither");
            practise(page, "tie", "good");
            page.locator("main .notice a.go").click();
            practise(page, "both_bad", "good");
            page.locator("main .notice a.go").click();
            for (int i = 0; i < 2; i++) {
                page.locator("[data-verdict=b]").click();
            }
            assertThat(page.locator("h1")).hasText("Time for a break?");
            page.locator("main button.go").click();
            for (int i = 0; i < 2; i++) {
                page.locator("[data-verdict=a]").click();
            }
            assertThat(page.locator("[data-copy-text]")).hasText("DONE-7");
            assertThat(votes(study)).hasSize(4);
        }
    }

    @Test
    void takesADeclinedConsentForAnAnswer() {
        try (var visitor = browser.visitor(origin(), 1360, 860, ColorScheme.LIGHT)) {
            var study = study(6, JourneyPlans.whole());
            var page = begin(visitor, study);
            page.locator("[value=declined]").click();
            assertThat(page.locator("h1")).hasText("You are not taking part");
            assertThat(page.locator("[data-copy-text]")).hasText("NO-1");
            Browser.assertAccessibleEverywhere(page);
            look(page, "declined", 1360, ColorScheme.LIGHT);
            page.navigate("/desk/" + study.slug());
            assertThat(page.locator("h1")).hasText("You are not taking part");
            page.locator("main a.ghost").click();
            page.locator("[value=agreed]").click();
            assertThat(page.locator("h1")).hasText("The guide");
        }
    }

    @Test
    void endsPolitelyAfterTwoFailedTries() {
        try (var visitor = browser.visitor(origin(), 1360, 860, ColorScheme.LIGHT)) {
            var study = study(6, JourneyPlans.whole());
            var page = begin(visitor, study);
            page.locator("[value=agreed]").click();
            page.locator("button[name=version]").click();
            answer(page, "Longer is better");
            answer(page, "Longer is better");
            assertThat(page.locator("h1")).hasText("Thank you, and goodbye");
            assertThat(page.locator("[data-copy-text]")).hasText("OUT-2");
            Browser.assertAccessibleEverywhere(page);
            look(page, "not-passed", 1360, ColorScheme.LIGHT);
            page.navigate("/desk/" + study.slug() + "/practice");
            assertThat(page.locator("h1")).hasText("Thank you, and goodbye");
        }
    }

    /** Without script no ballot is fetched ahead, so that it is certain which one is the next. */
    @Test
    void asksToReadAChangedGuideBeforeTheNextBallot() {
        try (var visitor = browser.withoutScript(origin())) {
            var study = study(6, Map.of());
            var page = begin(visitor, study);
            page.locator("[data-verdict=a]").click();
            guides.amend(study.slug(), "Judge as the person who asked.", "Raters asked whose side to take.", "test");
            page.locator("[data-verdict=a]").click();
            assertThat(page.locator("h1")).hasText("The guide has changed");
            assertThat(page.locator("main .notice")).containsText("whose side to take");
            Browser.picture(page, "journey-guide-changed");
            page.locator("button[name=version]").click();
            page.locator("[data-verdict=a]").click();
            assertThat(jdbc.sql("select guide_version from vote where study_id = :study order by id")
                            .param("study", study.id())
                            .query(Integer.class)
                            .list())
                    .containsExactly(1, 1, 2);
        }
    }

    @Test
    void keepsABallotForWhoeverIsStillReading() {
        try (var visitor = browser.visitor(origin(), 1360, 860, ColorScheme.LIGHT)) {
            var study = study(6, Map.of("lease_minutes", 1));
            var page = visitor.newPage();
            page.clock().install();
            page.navigate(fixture.invite(study, 1).get(0).link());
            page.locator("main button.go").click();
            page.waitForURL("**/desk/*");
            assertThat(page.locator(".lease")).isHidden();
            page.clock().fastForward(50_000);
            assertThat(page.locator(".lease")).isVisible();
            Browser.assertAccessibleEverywhere(page);
            look(page, "lease", 1360, ColorScheme.LIGHT);
            page.locator(".lease button").click();
            assertThat(page.locator(".toast")).hasText("It stays with you.");
            assertThat(page.locator(".lease")).isHidden();
        }
    }

    private static void assertLeft(Page page, String one, String other) {
        assertThat(page.locator(one).boundingBox().x)
                .isLessThan(page.locator(other).boundingBox().x);
    }

    private static void answer(Page page, String option) {
        page.locator("input[value='" + option + "']").check();
        page.locator("input[value='Yes']").check();
        page.locator("main form button.go").click();
    }

    private static void practise(Page page, String choice, String notice) {
        page.locator("button[value=" + choice + "]").click();
        assertThat(page.locator("main .notice." + notice)).isVisible();
    }

    private static void vote(Page page, int times) {
        for (int i = 0; i < times; i++) {
            page.waitForSelector("main[data-ready]");
            var shown = page.getAttribute("main", "data-ballot");
            page.locator("[data-seat-of=b]").evaluate("tab => tab.click()");
            page.locator("[data-verdict=a]").click();
            page.waitForFunction("shown => document.querySelector('main')?.dataset.ballot !== shown", shown);
        }
    }

    /** Nothing for axe to find, nothing beyond the edge, and a picture. */
    private static void look(Page page, String name, int width, ColorScheme scheme) {
        Browser.assertAccessible(page);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("%s fits into %d pixels", name, width)
                .isTrue();
        Browser.picture(page, "journey-%s-%d-%s".formatted(name, width, scheme));
    }
}
