package dev.evenhand.panel;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.evenhand.Browser;
import dev.evenhand.EvenhandTest;
import dev.evenhand.SignIn;
import dev.evenhand.StudyFixture;
import dev.evenhand.study.Study;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A study run with a vendor's raters, as its admin and they go through it. */
@EvenhandTest
class PanelJourneyTests {

    static Browser browser;

    @LocalServerPort
    int port;

    @Autowired
    StudyFixture fixture;

    @Autowired
    JdbcClient jdbc;

    private Study study;
    private BrowserContext office;
    private Page admin;

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

    @Test
    void keepsWhoeverRunsTheStudyFromVotingInIt() {
        admin.navigate(fixture.invite(study, 1).get(0).link());
        admin.locator("main button.go").click();
        assertThat(admin.locator("h1")).hasText("You run this study");
        look(admin, "own-study");
        assertThat(jdbc.sql("select count(*) from rater where study_id = :study and begun_at is not null")
                        .param("study", study.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void givesAFileOfPeopleBackWithTheirLinks() throws IOException {
        var people = "label,group,outside_id\n=Ann,crowd,w-1\n\"Bob, the \"\"second\"\"\",,w-2\n";
        admin.navigate("/studies/" + study.slug() + "/raters");
        var download = admin.waitForDownload(() -> upload(people));
        var lines = Files.readAllLines(download.path());
        assertThat(lines.get(0)).isEqualTo("rater_id,label,group,outside_id,link,expires");
        assertThat(lines.get(1)).matches("r-[0-9a-f]{12},'=Ann,crowd,w-1,http://localhost:\\d+/join/[\\w-]{43},");
        assertThat(lines.get(2)).contains("\"Bob, the \"\"second\"\"\"");
        assertThat(jdbc.sql("select label from rater where study_id = :study order by id")
                        .param("study", study.id())
                        .query(String.class)
                        .list())
                .containsExactly("=Ann", "Bob, the \"second\"");

        upload(Files.readString(download.path()));
        assertThat(admin.locator("#file [role=alert]"))
                .containsText("Line 2: the person of this outside id is invited already.");
        upload("name\nAnn\n");
        assertThat(admin.locator("#file [role=alert]")).containsText("Line 1: there is no column “name”");
        look(admin, "file-refused");
    }

    @Test
    void leafsThroughMoreRatersThanAPageHolds() {
        fixture.invite(study, RaterPages.PAGE + 1);
        admin.navigate("/studies/" + study.slug() + "/raters");
        assertThat(admin.locator(".pagination")).containsText("1–100 of 101");
        admin.locator(".pagination [rel=next]").click();
        assertThat(admin.locator(".pagination")).containsText("101–101 of 101");
    }

    @Test
    void refusesWhatMakesNoLink() {
        admin.navigate("/studies/" + study.slug() + "/raters");
        admin.locator(".panel__ways details").nth(1).locator("summary").click();
        admin.locator("#places").fill("7");
        admin.locator("#openExpires").fill("2020-01-01");
        admin.getByText("Make an open link").click();
        assertThat(admin.locator(".field__error")).hasText("This day is over: the link would let nobody in.");
        assertThat(admin.locator("#places")).hasValue("7");
        look(admin, "expired-day");
        admin.navigate("/studies/" + study.slug() + "/raters/platform");
        admin.locator("[value=other]").check();
        admin.locator("#name").fill("Elsewhere");
        admin.locator("#personParameter").fill("participantId");
        admin.locator("#returnAddress").fill("https://evil.example/?cc={code}");
        admin.locator("#returnHost").fill("connect.example.com");
        admin.locator("main button.go").click();
        assertThat(admin.locator(".field__error")).containsText("another one than the address has");
        lookEverywhere(admin, "platform-other");
    }

    @Test
    void showsAMessageUntilItIsNoted() {
        try (var one = visitor()) {
            var page = one.newPage();
            page.navigate(fixture.invite(study, 1).get(0).link());
            page.locator("main button.go").click();
            admin.navigate("/studies/" + study.slug() + "/raters/messages");
            admin.locator("textarea").fill("You will like one.");
            admin.locator("main button.go").click();
            assertThat(admin.locator(".field__error")).containsText("names a model of the study");
            assertThat(admin.locator("textarea")).hasValue("You will like one.");
            admin.locator("textarea").fill("We close on Friday at noon.");
            admin.locator("main button.go").click();
            assertThat(admin.locator("tbody")).containsText("We close on Friday at noon.");
            look(admin, "messages");
            page.reload();
            page.waitForSelector("main[data-ready]");
            assertThat(page.locator("main .notice")).containsText("We close on Friday at noon.");
            look(page, "message");
            page.locator("main .notice button").click();
            page.waitForSelector("main[data-ready]");
            assertThat(page.locator("main .notice")).hasCount(0);
        }
    }

    @Test
    void asksForTasksBeforeLiveBallots() {
        study(Map.of(
                "qualification", Map.of("items", List.of(task("tie"), task("both_bad")), "pass", "1", "tries", 2),
                "completion", Map.of("failed_code", "OUT-2")));
        try (var one = visitor();
                var other = visitor()) {
            var page = one.newPage();
            page.navigate(fixture.invite(study, 1).get(0).link());
            page.locator("main button.go").click();
            page.locator("button[name=version]").click();
            assertThat(page.locator("h1")).hasText("Task 1 of 2");
            look(page, "qualification");
            judge(page, "tie", "tie", "tie", "both_bad");
            page.waitForSelector("main[data-ready]");

            var failing = other.newPage();
            failing.navigate(fixture.invite(study, 1).get(0).link());
            failing.locator("main button.go").click();
            failing.locator("button[name=version]").click();
            judge(failing, "tie", "tie");
            assertThat(failing.locator("[role=status]")).containsText("once more");
            judge(failing, "tie", "tie");
            assertThat(failing.locator("[data-copy-text]")).hasText("OUT-2");
            look(failing, "not-qualified");
        }
    }

    @Test
    void endsAGroupThatGaveItsVotes() {
        admin.navigate("/studies/" + study.slug() + "/raters");
        admin.locator(".panel__ways details").first().locator("summary").click();
        admin.locator("#count").fill("2");
        admin.locator("#group").fill("students");
        admin.locator(".panel__ways button.go").click();
        var links = admin.locator("td code.link").allTextContents();
        look(admin, "invited");
        admin.navigate("/studies/" + study.slug() + "/raters");
        admin.locator("#groups input[name=votes]").fill("3");
        admin.locator("#groups button").click();
        try (var one = visitor();
                var other = visitor()) {
            var first = one.newPage();
            first.navigate(links.get(0));
            first.locator("main button.go").click();
            vote(first, 2);
            var second = other.newPage();
            second.navigate(links.get(1));
            second.locator("main button.go").click();
            vote(second, 1);
            assertThat(second.locator("h1")).hasText("No more votes are needed from your group");
            look(second, "quota");
        }
    }

    private static void judge(Page page, String... choices) {
        for (var choice : choices) {
            page.locator("button[value=" + choice + "]").click();
        }
    }

    private static Map<String, ?> task(String verdict) {
        return Map.of(
                "prompt", "What is three and three?", "a", "Six.", "b", "It is 6.", "verdict", verdict, "why", "So.");
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

    private static void vote(Page page, int times) {
        for (int i = 0; i < times; i++) {
            page.waitForSelector("main[data-ready]");
            var shown = page.getAttribute("main", "data-ballot");
            page.locator("[data-verdict=a]").click();
            page.waitForFunction("shown => document.querySelector('main')?.dataset.ballot !== shown", shown);
        }
    }

    private void upload(String people) {
        admin.locator("#guests")
                .setInputFiles(new FilePayload("people.csv", "text/csv", people.getBytes(StandardCharsets.UTF_8)));
        admin.getByText("Invite and download links").click();
    }

    private long leased() {
        return jdbc.sql("select count(*) from slot where study_id = :study and state = 'leased'")
                .param("study", study.id())
                .query(Long.class)
                .single();
    }

    private void study(Map<String, ?> changes) {
        var plan = new HashMap<String, Object>(changes);
        plan.put("votes_per_comparison", 3);
        study = fixture.open(fixture.pool(2, "one", "two"), List.of("one", "two"), plan);
    }

    private BrowserContext visitor() {
        return browser.visitor(origin(), 1360, 860, ColorScheme.LIGHT);
    }

    private String origin() {
        return "http://localhost:" + port;
    }

    private static void look(Page page, String name) {
        Browser.assertAccessible(page);
        Browser.picture(page, "panel-" + name);
    }

    /** Wide and light, then as on a phone in the dark; nothing beyond the edge. */
    private static void lookEverywhere(Page page, String name) {
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
