package dev.evenhand.exchange;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.evenhand.Browser;
import dev.evenhand.PageTest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From a file of tasks to a link for raters, by the pages alone, as an admin does it for the first time. */
class AdminsWalkTests extends PageTest {

    @Test
    void leadsFromAFileToALink() {
        var page = admin();
        page.navigate("/studies");
        importsTasksAndGold(page);
        plans(page);
        registersAndOpens(page);
        invites(page);
    }

    private static void importsTasksAndGold(Page page) {
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Pools").setExact(true))
                .click();
        page.getByLabel("Name").fill("Walked " + System.nanoTime());
        page.getByText("Make the pool").click();
        hands(page, "tasks.jsonl", lines("t", ""));
        page.getByText("To the pool").click();
        hands(page, "golds.jsonl", lines("gold", ",\"gold\":{\"winner\":\"Cedar\"}"));
    }

    private static void hands(Page page, String name, String content) {
        page.locator("#file").setInputFiles(new FilePayload(name, "application/octet-stream", content.getBytes(UTF_8)));
        page.locator("main form button.go").click();
        assertThat(page.locator(".notice.good")).containsText("Imported");
    }

    private static String lines(String id, String more) {
        return IntStream.range(0, 6)
                .mapToObj(i ->
                        "{\"task_id\":\"%s-%d\",\"prompt\":\"What of %s %d?\",\"responses\":[{\"model\":\"Cedar\",\"content\":\"It is %d.\"},{\"model\":\"Birch\",\"content\":\"It was %d.\"}]%s}"
                                .formatted(id, i, id, i, i, i, more))
                .collect(Collectors.joining("\n"));
    }

    private static void plans(Page page) {
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Studies").setExact(true))
                .click();
        page.getByText("Plan a study").first().click();
        page.locator("input[value=panel]").check();
        page.getByText("Continue").click();
        page.locator("#name").fill("Everyday answers");
        // Open by itself, as the pool has gold tasks.
        page.locator("#goldShare").fill("0.2");
        page.locator("#blindingShare").fill("0.05");
        page.locator("#exclusions").fill("gold: accuracy 0.7");
        page.locator("#refill").check();
        assertThat(page.locator("#estimate")).containsText("on 6 tasks, 1 pair of models");
        assertThat(page.locator("#estimate")).containsText("on 23 ballots, checks included");
        page.locator("main .acts button.go").click();
        assertThat(page).hasURL(Pattern.compile(".*/plan"));
        assertThat(page.locator("main")).containsText("20 % gold, 5 % with the question which product it was");
        assertThat(page.locator("main")).containsText("fewer than 70 % of known answers; their places go to others");
        Browser.assertAccessible(page);
        Browser.picture(page, "walk-plan");
    }

    private static void registersAndOpens(Page page) {
        press(page, "Register");
        assertThat(page.locator(".stats")).containsText("of 18");
        assertThat(page.locator(".title")).containsText(" · 6 tasks · ");
        press(page, "Open");
        assertThat(page.locator("h1 .pill")).hasText("open");
        Browser.assertAccessible(page);
    }

    private static void invites(Page page) {
        page.getByText("Invite raters").first().click();
        press(page, "Make an open link");
        assertThat(page.locator("main")).containsText("/join/");
        Browser.assertAccessible(page);
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
