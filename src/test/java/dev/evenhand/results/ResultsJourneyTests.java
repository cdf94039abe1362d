package dev.evenhand.results;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.evenhand.Browser.assertAccessible;
import static dev.evenhand.Browser.picture;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.evenhand.Browser;
import dev.evenhand.EvenhandTest;
import dev.evenhand.SignIn;
import dev.evenhand.StudyFixture;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyLife;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@EvenhandTest
@Import(StudyFixture.class)
class ResultsJourneyTests {

    private static final List<String> MODELS = List.of("Cedar", "Birch", "Willow <b>", "Never beaten", "Never seen");
    private static Browser browser;

    @LocalServerPort
    private int port;

    @Autowired
    private StudyFixture fixture;

    @Autowired
    private StudyLife life;

    @Autowired
    private JdbcClient database;

    private Study study;
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
    void planAStudy() {
        var name = "admin-" + System.nanoTime();
        SignIn.person(database, name, "ADMIN");
        var pool = fixture.pool(6, MODELS.toArray(String[]::new));
        study = fixture.registered(
                pool, MODELS, Map.of("claim", Map.of("better", "Cedar", "than", "Birch"), "cluster", List.of()));
        admin = browser.page(port);
        SignIn.by(admin, name);
    }

    @Test
    void votesComeInByPageAndResultsGoOut() {
        admin.navigate(path("results"));
        assertThat(admin.locator(".empty")).containsText("No votes yet");
        assertAccessible(admin);

        admin.navigate(path("files"));
        assertAccessible(admin);
        send("task_id,rater_id,model_a,model_b,winner\nt-000,w1,<img src=x>,Birch,draw\n");
        assertThat(admin.locator("[role=alert]")).containsText("<img src=x>");
        assertAccessible(admin);
        send(votes());
        assertThat(admin.locator("[role=status]")).containsText("613 votes imported");

        admin.navigate(path("results"));
        assertThat(admin.locator(".claim__head")).containsText("Cedar is preferred to Birch in");
        assertThat(admin.locator(".checks")).containsText("Not final");
        assertThat(admin.locator(".matrix tbody tr")).hasCount(MODELS.size());
        assertAccessible(admin);
        picture(admin, "results");
        chooseOtherwise();

        var visitor = browser.visitor("http://localhost:" + port, 400, 860, ColorScheme.DARK)
                .newPage();
        org.assertj.core.api.Assertions.assertThat(
                        visitor.navigate(path("results")).status())
                .isEqualTo(404);
        life.close(study.slug(), "test");
        visitor.navigate(path("results"));
        assertThat(visitor.locator(".claim__head")).containsText("Cedar is preferred to Birch in");
        assertThat(visitor.locator(".checks")).not().containsText("Not final");
        assertAccessible(visitor);
        picture(visitor, "results-narrow-dark");
        visitor.navigate(path("forest.svg"));
        assertThat(visitor.locator("svg desc")).containsText("5 models");
    }

    /** Beside the plan, never instead of it; a link to it works for a browser without script, too. */
    private void chooseOtherwise() {
        admin.locator("select[name=ties]").selectOption("davidson");
        admin.locator("select[name=cluster]").selectOption("both");
        admin.getByLabel("Seat effect").check();
        admin.getByLabel("Style held equal").check();
        admin.getByText("Show beside the plan").click();
        assertThat(admin.locator(".claim__head")).containsText("Cedar is preferred to Birch in");
        assertThat(admin.locator(".explore")).containsText("not what the plan chose");
        assertThat(admin.locator(".effects")).containsText("Left seat");
        assertThat(admin.locator(".effects")).containsText("More length");
        assertThat(admin.locator(".effects")).containsText("Ties (ν)");
        assertThat(admin.locator(".pt--other")).hasCount(3);
        assertAccessible(admin);
        picture(admin, "results-chosen");
        admin.getByText("Only as planned").click();
        assertThat(admin.locator(".explore")).hasCount(0);
        org.assertj.core.api.Assertions.assertThat(
                        admin.navigate(path("results?ties=all")).status())
                .isEqualTo(400);
    }

    private String path(String page) {
        return "/studies/" + study.slug() + "/" + page;
    }

    private void send(String csv) {
        admin.getByLabel("File")
                .setInputFiles(new FilePayload("votes.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        admin.getByText("Import", new Page.GetByTextOptions().setExact(true)).click();
    }

    /** Cedar before Birch before Willow by a clear lead; one model wins all, one never meets another. */
    private static String votes() {
        var random = new Random(5);
        var csv = new StringBuilder("task_id,rater_id,model_a,model_b,winner\n");
        for (int n = 0; n < 613; n++) {
            boolean beaten = n % 50 == 0;
            int left = random.nextInt(3);
            int right = beaten ? 3 : (left + 1 + random.nextInt(2)) % 3;
            double chance = beaten ? 0 : 0.5 + 0.2 * (right - left);
            var winner =
                    !beaten && random.nextInt(8) == 0 ? "tie" : random.nextDouble() < chance ? "model_a" : "model_b";
            csv.append("t-00%d,w%d,%s,%s,%s%n".formatted(n % 6, n % 17, MODELS.get(left), MODELS.get(right), winner));
        }
        return csv.toString();
    }
}
