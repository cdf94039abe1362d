package dev.evenhand.study;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.evenhand.Browser;
import dev.evenhand.PageTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An admin writes what raters meet around their ballots, and changes the guide while they rate. */
class PlanJourneyTests extends PageTest {

    private static final String PRACTICE = "Request: r\nA: a\nB: b\nVerdict: %s\nWhy: because\n";

    @Autowired
    private Studies studies;

    @Autowired
    private PlanReader plans;

    @Test
    void entersWhatTheBeaconAnnouncedBeforeOpening() {
        var beacon = Map.of("beacon", Map.of("source", "drand quicknet", "round", "round 26000000"));
        var study = fixture.registered(fixture.pool(2, "one", "two"), List.of("one", "two"), beacon);
        var page = admin(400, ColorScheme.DARK);
        page.navigate("/studies/" + study.slug());
        assertThat(page.locator("main .acts button.go")).hasCount(0);
        page.locator("#value").fill("9f86");
        page.locator("#beacon button").click();
        assertThat(page.locator("#value-wrong")).containsText("64 hexadecimal digits");
        Browser.assertAccessible(page);
        Browser.picture(page, "beacon-wrong");
        page.locator("#value").fill("9f86d081884c7d65".repeat(4));
        page.locator("#beacon button").click();
        assertThat(page.locator("#beacon")).hasCount(0);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("the record of what happened fits a phone")
                .isTrue();
        page.locator("main .acts button.go").click();
        assertThat(studies.get(study.slug()).state()).isEqualTo(State.OPEN);
    }

    @Test
    void tellsAllThatIsWrongAtOnceEachBesideItsField() {
        var page = admin(1360, ColorScheme.LIGHT);
        page.navigate("/studies/new?pool=" + fixture.pool(2, "one", "two"));
        page.getByText("Intervals, ties, weights, publication").click();
        page.locator("#votesPerComparison").fill("three");
        page.locator("#maxVotesPerRater").fill("0");
        page.locator("#publishAt").fill("2020-01-01T12:00");
        page.locator("#beaconSource").fill("drand quicknet");
        save(page);
        assertThat(page.locator("#name-about .field__error")).containsText("is missing");
        assertThat(page.locator("#votesPerComparison-about .field__error")).containsText("not allowed here");
        assertThat(page.locator("#maxVotesPerRater-about .field__error")).containsText("lies between");
        assertThat(page.locator("#publishAt-about .field__error")).containsText("lies in the past");
        assertThat(page.locator("#beaconRound-about .field__error")).containsText("which announcement");
        assertThat(page.locator("#beaconSource")).hasValue("drand quicknet");
        Browser.assertAccessible(page);
        Browser.picture(page, "plan-all-wrong");

        page.locator("#name").fill("Sealed by a beacon");
        page.locator("#votesPerComparison").fill("1");
        page.locator("#maxVotesPerRater").fill("20");
        page.locator("#publishAt").fill("");
        page.locator("#beaconSource").fill("");
        page.locator("#beaconRound").fill("26000000");
        save(page);
        assertThat(page.locator("#beaconSource-about .field__error")).containsText("who announces it");
        assertThat(page.locator("#beaconRound")).hasValue("26000000");
        page.locator("#beaconSource").fill("drand quicknet");
        save(page);
        page.waitForURL("**/plan");
        assertThat(plans.stored(studies.get("sealed-by-a-beacon").plan()).beacon())
                .isEqualTo(new Plan.Beacon("drand quicknet", "26000000"));
        page.navigate("/studies/sealed-by-a-beacon/edit");
        page.locator("details:has(#beaconRound) summary").click();
        assertThat(page.locator("#beaconRound")).hasValue("26000000");
        assertThat(page.locator("#beaconSource")).hasValue("drand quicknet");
    }

    /** Not the browser's own check, which stops at the first field. */
    private static void save(Page page) {
        page.evaluate("document.querySelector('form.plan-form, main form').noValidate = true");
        page.locator("main .acts button.go").click();
    }

    @Test
    void entersStagesInTheFormAndIsToldWhatIsWrongBesideTheField() {
        var page = admin();
        page.navigate("/studies/new?pool=" + fixture.pool(2, "one", "two"));
        page.locator("#name").fill("Stages by form");
        page.getByText("Before, between and after").click();
        page.locator("#consent").fill("Taking part is **voluntary**.");
        page.locator("#comprehension").fill("What of length?\n- Longer is better\n* Neither\n");
        page.locator("#practice").fill(PRACTICE.formatted("left"));
        page.locator("#breakAfter").fill("20");
        page.locator("#completionCode").fill("DONE-7");
        page.locator("main .acts button.go").click();
        assertThat(page.locator("#practice-about .field__error")).containsText("not allowed here");
        Browser.assertAccessible(page);
        Browser.picture(page, "plan-stages-wrong");
        page.locator("#practice").fill(PRACTICE.formatted("tie"));
        page.locator("main .acts button.go").click();
        page.waitForURL("**/plan");
        var plan = plans.stored(studies.get("stages-by-form").plan());
        assertThat(plan.staged()).isTrue();
        assertThat(plan.breakAfter()).isEqualTo(20);
        assertThat(plan.comprehension().get(0).answer()).isEqualTo("Neither");
        assertThat(plan.practice().get(0).verdict()).isEqualTo(Scale.Verdict.TIE);
    }

    @Test
    void changesTheGuideOfARunningStudy() {
        var page = admin(400, ColorScheme.DARK);
        var study = fixture.open(fixture.pool(2, "one", "two"), List.of("one", "two"), Map.of("instructions", "Read."));
        page.navigate("/studies/" + study.slug() + "/plan");
        page.locator("#guide summary").click();
        page.locator("#guide textarea").fill("Model one is the better one.");
        page.locator("#guide input[name=reason]").fill("Raters asked.");
        page.locator("#guide form button").click();
        assertThat(page.locator("#guide .notice.bad")).containsText("names a model of the study");
        Browser.assertAccessible(page);
        page.locator("#guide textarea").fill("Read both to the end.");
        page.locator("#guide form button").click();
        assertThat(page.locator("#guide")).containsText("Version 2");
        Browser.assertAccessible(page);
        Browser.picture(page, "plan-guide-changed");
    }
}
