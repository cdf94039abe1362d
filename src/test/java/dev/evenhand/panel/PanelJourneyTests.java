package dev.evenhand.panel;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A study's own raters, as its admin and they go through it. */
class PanelJourneyTests extends PanelPageTest {

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
        admin.locator("#openExpires").fill("");
        admin.locator("#places").fill("");
        admin.getByText("Make an open link").click();
        assertThat(admin.locator(".field:has(#places) .field__error")).hasText("A whole number from 1 to 100,000.");
        assertThat(admin.locator("#count")).hasValue("10");
        admin.locator("#count").fill("none");
        admin.locator(".panel__ways button.go").click();
        assertThat(admin.locator(".field:has(#count) .field__error")).hasText("A whole number from 1 to 10,000.");
        assertThat(admin.locator("#places")).hasValue("100");
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

    private void upload(String people) {
        admin.locator("#guests")
                .setInputFiles(new FilePayload("people.csv", "text/csv", people.getBytes(StandardCharsets.UTF_8)));
        admin.getByText("Invite and download links").click();
    }
}
