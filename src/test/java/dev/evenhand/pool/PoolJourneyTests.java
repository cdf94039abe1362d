package dev.evenhand.pool;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.evenhand.Browser.assertAccessible;
import static dev.evenhand.Browser.picture;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.evenhand.PageTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class PoolJourneyTests extends PageTest {
    private static void makePool(Page page, String name) {
        page.navigate("/pools");
        page.getByLabel("Name").fill(name);
        page.getByText("Make the pool").click();
        assertThat(page.locator("h1")).containsText(name);
    }

    private static void hand(Page page, FilePayload file) {
        page.locator("#file").setInputFiles(file);
        page.locator("main form button.go").click();
    }

    private static FilePayload file(String name, String content) {
        return new FilePayload(name, "application/octet-stream", content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anAdminImportsReadsAndDeletesAPool() throws Exception {
        var shared = Path.of("../shared/data/llmfao/pool.jsonl");
        Assumptions.assumeTrue(Files.exists(shared), () -> shared + " is not here");
        var page = admin();
        makePool(page, "Fifty-nine models");
        assertAccessible(page);
        hand(page, new FilePayload("pool.jsonl", "application/octet-stream", Files.readAllBytes(shared)));
        assertThat(page.locator(".notice.good")).containsText("Imported");
        assertThat(page.locator("main")).containsText("750");
        assertAccessible(page);
        picture(page, "pool-import");

        page.getByText("To the pool").click();
        assertThat(page.locator(".stats")).containsText("59");
        assertAccessible(page);
        picture(page, "pool");

        page.locator("#models tbody th a").first().click();
        assertAccessible(page);
        picture(page, "pool-model");
        page.getByLabel("Maker").fill("Trees Ltd");
        page.getByText("Keep this").click();
        assertThat(page.locator("#models tbody tr").first()).containsText("Trees Ltd");

        page.getByText("Plan a study").click();
        assertThat(page.getByLabel("Pool")).hasValue("fifty-nine-models");
        page.goBack();

        page.getByText("What stands out").click();
        assertThat(page.locator("h1")).hasText("What stands out");
        assertAccessible(page);
        picture(page, "pool-findings");
        page.goBack();

        page.getByText("Read the tasks").click();
        page.getByLabel("Words in the id or the prompt").fill("sally");
        page.locator(".filter button").click();
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertAccessible(page);
        picture(page, "pool-tasks");
        page.locator("tbody a").click();
        assertThat(page.locator("article").first()).containsText("SHA-256");
        assertAccessible(page);

        page.navigate("/pools/fifty-nine-models/delete");
        assertAccessible(page);
        page.getByText("Delete the pool").click();
        assertThat(page.locator("main")).not().containsText("Fifty-nine models");
    }

    @Test
    void aDryRunShowsWhatWasUnderstoodAndWhatARaterWillSee() {
        for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            int width = scheme == ColorScheme.LIGHT ? 1360 : 400;
            var page = admin(width, scheme);
            makePool(page, "Battles " + width);
            page.getByLabel("Dry run").check();
            hand(page, resource("lmarena.jsonl"));
            assertThat(page.locator("[aria-labelledby=understood]")).containsText("LMArena battles");
            assertThat(page.locator(".previews")).containsText("Rayleigh scattering.");
            assertThat(page.locator(".previews")).not().containsText("koala");
            assertAccessible(page);
            Assertions.assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(width);
            picture(page, "pool-dry-run-" + width);
        }
    }

    @Test
    void anAdminChangesTickedTasksAndTakesItBack() {
        var page = admin();
        makePool(page, "Edited");
        hand(page, file("two.jsonl", PoolBench.line("t1", "a", "b") + PoolBench.line("t2", "a", "b")));
        assertThat(page.locator(".notice.good")).containsText("Imported");
        page.navigate("/pools/edited/tasks");
        page.getByLabel("Tick t2").check();
        assertAccessible(page);
        picture(page, "pool-tasks-ticked");
        page.getByText("Change the ticked…").click();
        assertThat(page.locator("h1")).hasText("Change 1 task");
        assertAccessible(page);
        picture(page, "pool-edit");
        page.getByLabel("Category").fill("poetry");
        page.getByText("Change them").click();
        assertThat(page.locator("#versions tbody tr").first()).containsText("category “poetry”, 1 task");
        assertAccessible(page);
        picture(page, "pool-versions");
        page.getByText("Take back").click();
        assertThat(page.locator("#versions tbody tr").first()).containsText("taken back");
        page.navigate("/pools/edited/tasks?category=poetry");
        assertThat(page.locator(".empty")).containsText("Nothing found");
    }

    private static FilePayload resource(String name) {
        try (var in = Objects.requireNonNull(PoolJourneyTests.class.getResourceAsStream(name))) {
            return new FilePayload(name, "application/octet-stream", in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anAdminImportsWhatWasTriedByOneClick() {
        var page = admin(400, ColorScheme.LIGHT);
        makePool(page, "Tried first");
        page.locator("#dryRun").check();
        hand(page, file("two.jsonl", """
                        {"task_id":"t-1","prompt":"Why?","responses":[{"model":"one","content":"So."},{"model":"two","content":"Thus."}]}
                        """));
        assertThat(page.locator("main")).containsText("A dry run: nothing is changed.");
        assertThat(page.locator("main")).containsText("As a rater will see it");
        assertAccessible(page);
        picture(page, "pool-tried");
        page.getByText("Import this file").click();
        assertThat(page.locator(".notice.good")).containsText("Imported");
        page.getByText("To the pool").click();
        assertThat(page.locator(".stats")).containsText("1");
        page.goBack();
        page.goBack();
        assertThat(page.getByText("Import this file")).hasCount(0);
    }

    @Test
    void rejectsAreShownWithTheirLinesAndAsText() {
        var page = admin(400, ColorScheme.DARK);
        makePool(page, "Bad file");
        hand(page, file("<b>bad<b>.jsonl", "{\"<img src=x onerror=alert(1)>\":1}\n{broken\n"));
        assertThat(page.locator(".notice.bad")).containsText("Nothing was imported");
        assertThat(page.locator("tbody tr").first()).containsText("<img src=x onerror=alert(1)>");
        assertThat(page.locator("h1")).hasText("<b>bad<b>.jsonl");
        assertAccessible(page);
        picture(page, "pool-rejects");
        for (var path :
                new String[] {"/pools", "/pools/bad-file", "/pools/bad-file/tasks", "/pools/bad-file/findings"}) {
            page.navigate(path);
            assertAccessible(page);
            Assertions.assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(400);
            picture(page, "narrow" + path.replace('/', '-'));
        }
    }

    @Test
    void hostileMarkdownShowsNothingDangerousAndLoadsNothing() {
        var page = admin(1360, ColorScheme.DARK);
        var foreign = new ArrayList<String>();
        page.onRequest(request -> {
            if (!request.url().startsWith(origin()) && !request.url().startsWith("data:")) {
                foreign.add(request.url());
            }
        });
        page.onDialog(dialog -> foreign.add("a dialog: " + dialog.message()));
        makePool(page, "Hostile");
        hand(page, file("hostile.csv", """
                task_id,prompt,model,response
                t1,"# A **prompt** with $x^2$ and a table

                | a | b |
                |---|---|
                | 1 | 2 |",m1,"<script>alert(1)</script> ![x](http://evil.example/x.png) <img src=x onerror=alert(2)>
                [click](javascript:alert(3)) <svg onload=alert(4)> <iframe src=http://evil.example></iframe> <style>*{display:none}</style>

                ```java
                class X {}
                ```"
                """));
        assertThat(page.locator(".notice.good")).containsText("Imported");
        page.navigate("/pools/hostile/tasks");
        page.locator("tbody a").click();
        assertThat(page.locator("article")).containsText("<script>alert(1)</script>");
        assertThat(page.locator(".prose script, .prose img, .prose svg, .prose iframe, .prose style, .prose [onerror]"))
                .hasCount(0);
        assertThat(page.locator(".prose a")).hasCount(0);
        assertAccessible(page);
        picture(page, "pool-task");
        Assertions.assertThat(foreign).isEmpty();
    }
}
