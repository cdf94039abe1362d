package dev.evenhand.study;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.evenhand.Browser;
import dev.evenhand.PageTest;
import dev.evenhand.SignIn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An admin plans a study by the form: sees what it takes, is told what is wrong, and loses nothing to another admin. */
class PlanningTests extends PageTest {

    @Autowired
    private StudyLife life;

    @Autowired
    private Studies studies;

    @Autowired
    private PlanReader plans;

    @Autowired
    private JsonMapper json;

    @Test
    void choosesAPresetAndSeesWhatItTakesAsTheFormChanges() {
        var page = admin();
        page.navigate("/studies/new");
        Browser.assertAccessible(page);
        Browser.picture(page, "plan-presets");
        page.navigate("/studies/new?preset=panel&pool=" + fixture.pool(40, "amber", "birch", "cedar"));
        assertThat(page.locator("#estimate")).containsText("Underpowered.");
        assertThat(page.locator("#estimate")).containsText("120");
        page.getByLabel("cedar").check();
        assertThat(page.locator("#estimate")).containsText("360");
        page.locator("#votesPerComparison").fill("0");
        assertThat(page.locator("#estimate")).containsText("lies between 1 and 1,000");
        page.locator("#votesPerComparison").fill("3");
        page.getByText("What you expect").click();
        page.locator("[name=expectWin]").fill("95");
        assertThat(page.locator("#estimate")).containsText("Enough votes.");
        Browser.assertAccessible(page);
        page.locator("main .acts button.go").click();
        assertThat(page.locator("#name-about .field__error")).isVisible();
        Browser.picture(page, "plan-form");
        page.locator("#name").fill("Planned by form");
        page.getByText("Save and see the desk").click();
        page.waitForURL("**/planned-by-form/preview");
        assertThat(page.locator(".axis")).hasCount(5);
        assertThat(page.locator("form.ballot")).hasAttribute("inert", "inert");
        assertThat(page.content()).doesNotContain("amber", "birch");
        Browser.assertAccessible(page);
        Browser.picture(page, "plan-preview");
        assertThat(ballots("planned-by-form")).isZero();
    }

    @Test
    void estimatesWithoutScriptAndKeepsWhatWasTyped() {
        SignIn.person(jdbc, "Eve without script", "ADMIN");
        try (var visitor = browser.withoutScript(origin())) {
            var page = visitor.newPage();
            SignIn.by(page, "Eve without script");
            page.navigate("/studies/new?pool=" + fixture.pool(4, "amber", "birch"));
            page.locator("#name").fill("Typed already");
            page.locator("#votesPerComparison").fill("7");
            page.locator("aside button").press("Enter");
            assertThat(page.locator("#estimate")).containsText("28");
            assertThat(page.locator("#name")).hasValue("Typed already");
        }
    }

    @Test
    void saysAllThatIsWrongBesideItsFieldAndKeepsWhatCannotBeRead() {
        var page = admin();
        page.navigate("/studies/new?pool=" + fixture.pool(4, "amber", "birch"));
        page.locator("#votesPerComparison").fill("many");
        page.locator("#maxVotesPerRater").fill("-4");
        page.locator("main .acts button.go").click();
        assertThat(page.locator("#name-about .field__error")).hasText("is missing");
        assertThat(page.locator("#votesPerComparison-about .field__error"))
                .hasText("has a value that is not allowed here");
        assertThat(page.locator("#maxVotesPerRater-about .field__error")).isVisible();
        page.locator("#name").fill("Read badly");
        page.locator("#maxVotesPerRater").fill("40");
        page.getByText("Before, between and after the ballots").click();
        page.locator("#examples").fill("hello");
        page.locator("main .acts button.go").click();
        assertThat(page.locator("#examples-about .field__error")).containsText("a block begins with “Request:”");
        assertThat(page.locator("#examples")).hasValue("hello");
        assertThat(page.locator("#votesPerComparison-about .field__error"))
                .hasText("has a value that is not allowed here");
        assertThat(page.locator("#name")).hasValue("Read badly");
    }

    @Test
    void showsTheSecondOfTwoAdminsWhatTheFirstChangedAndKeepsBoth() {
        var slug = draft("{}");
        var first = admin();
        var second = admin();
        first.navigate("/studies/" + slug + "/edit");
        second.navigate("/studies/" + slug + "/edit");
        first.locator("#votesPerComparison").fill("5");
        first.locator("#question").fill("Which would you send?");
        first.locator("main .acts button.go").click();
        first.waitForURL("**/plan");
        second.locator("#leaseMinutes").fill("12");
        second.locator("#question").fill("Which is better?");
        second.locator("main .acts button.go").click();
        assertThat(second.locator(".notice[role=alert]")).containsText("saved this draft while you were editing");
        assertThat(second.locator("#votesPerComparison")).hasValue("5");
        assertThat(second.locator("#question")).hasValue("Which is better?");
        Browser.assertAccessible(second);
        Browser.picture(second, "plan-two-admins");
        second.locator("main .acts button.go").click();
        second.waitForURL("**/plan");
        var plan = plans.stored(studies.get(slug).plan());
        assertThat(plan.votesPerComparison()).isEqualTo(5);
        assertThat(plan.leaseMinutes()).isEqualTo(12);
        assertThat(plan.question()).isEqualTo("Which is better?");
    }

    @Test
    void registersNothingThatAnotherAdminSavedAfterItWasRead() {
        var slug = draft("{}");
        var reader = admin();
        reader.navigate("/studies/" + slug + "/plan");
        life.revise(
                slug,
                studies.get(slug).edition(),
                json.readTree(studies.get(slug).plan().replace("\"lease_minutes\":30", "\"lease_minutes\":12")),
                "somebody else");
        var answer = reader.waitForResponse(
                "**/register",
                () -> reader.getByText("Register", new Page.GetByTextOptions().setExact(true))
                        .click());
        assertThat(answer.status()).isEqualTo(409);
        assertThat(reader.locator(".notice[role=alert]"))
                .containsText("somebody else saved this draft after you opened this page");
        assertThat(reader.locator(".notice[role=alert] tbody")).containsText("30");
        assertThat(reader.locator("main")).containsText("Underpowered.");
        assertThat(studies.get(slug).state()).isEqualTo(State.DRAFT);
        Browser.assertAccessible(reader);
        Browser.picture(reader, "plan-changed-before-registering");
        reader.getByText("Register", new Page.GetByTextOptions().setExact(true)).click();
        reader.waitForURL("**/studies/" + slug);
        assertThat(plans.stored(studies.get(slug).plan()).leaseMinutes()).isEqualTo(12);
    }

    @Test
    void keepsWhatNoFieldOfTheFormSaysAndSaysWhatIsGone() {
        var slug = draft("{\"refill\":true,\"publish_at\":\"2999-05-06T07:08:09Z\",\"flags\":[\"other\"]}");
        var before = studies.get(slug).plan();
        jdbc.sql("delete from response where model_id in (select id from model where name = 'goner')")
                .update();
        jdbc.sql("delete from model where name = 'goner'").update();
        var page = admin();
        page.navigate("/studies/" + slug + "/edit");
        assertThat(page.locator("main")).containsText("no longer in the pool");
        page.locator("main .acts button.go").click();
        page.waitForURL("**/plan");
        assertThat(studies.get(slug).plan()).isEqualTo(before);
    }

    @Test
    void refusesADateOfPublicationInThePastBesideItsField() {
        var page = admin();
        page.navigate("/studies/new?pool=" + fixture.pool(2, "amber", "birch"));
        page.locator("#name").fill("Too late");
        page.getByText("Intervals, ties").click();
        page.locator("#publishAt").fill("2020-01-01T10:00");
        page.locator("main .acts button.go").click();
        assertThat(page.locator("#publishAt-about .field__error")).containsText("lies in the past");
        assertThat(page.locator("#publishAt")).hasValue("2020-01-01T10:00");
    }

    private String draft(String changes) {
        var plan = json.createObjectNode()
                .put("name", "Shared " + System.nanoTime())
                .put("pool", fixture.pool(3, "amber", "birch", "goner"));
        plan.set("models", json.valueToTree(List.of("amber", "birch", "goner")));
        plan.setAll((ObjectNode) json.readTree(changes));
        return life.draft(plan, "test").slug();
    }

    private long ballots(String slug) {
        return jdbc.sql("select count(*) from ballot b join study s on s.id = b.study_id where s.slug = :slug")
                .param("slug", slug)
                .query(Long.class)
                .single();
    }
}
