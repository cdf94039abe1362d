package dev.evenhand.results;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.evenhand.Browser.assertAccessible;
import static dev.evenhand.Browser.assertAccessibleEverywhere;
import static dev.evenhand.Browser.picture;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.evenhand.PageTest;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyLife;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CardJourneyTests extends PageTest {

    private static final List<String> MODELS = List.of("Cedar", "Birch <i>");

    @Autowired
    private StudyLife life;

    private Study study;
    private Page admin;

    @BeforeEach
    void planAStudy() {
        study = fixture.registered(
                fixture.pool(29, MODELS.toArray(String[]::new)),
                MODELS,
                Map.of(
                        "claim",
                        Map.of("better", MODELS.get(0), "than", MODELS.get(1)),
                        "scale",
                        "likert7",
                        "statistic",
                        "win_share",
                        "cluster",
                        List.of()));
        admin = admin();
    }

    /** 49, 6 and 45 % of 1,276, rebuilt from what was published, through the import and onto the card. */
    @Test
    void publishedComparisonIsTooCloseToCallAndItsPageSaysWhy() {
        admin.navigate(path("card"));
        assertThat(admin.locator(".claim__head")).hasText("No vote compares Cedar with Birch <i> yet");
        assertAccessible(admin);
        admin.navigate(path("robustness"));
        assertAccessible(admin);

        admin.navigate(path("files"));
        admin.getByLabel("File")
                .setInputFiles(new FilePayload("votes.csv", "text/csv", votes().getBytes(StandardCharsets.UTF_8)));
        admin.getByText("Import", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(admin.locator("[role=status]")).containsText("1,276 votes imported");

        admin.navigate(path("card"));
        assertThat(admin.locator(".claim__head"))
                .hasText("Cedar and Birch <i> are too close to call: 52.0 % prefer the first");
        var checks = admin.locator(".checks").first();
        assertThat(checks).containsText("26 votes changed would reverse it (2.0 %)");
        assertThat(checks).containsText("Not final: interval wide enough for looking early");
        assertThat(checks).containsText("Underpowered");
        admin.locator("summary").getByText("Which votes").click();
        assertAccessible(admin);
        picture(admin, "card");
        withdrawsAModelOnTheRecord();
        theRecordsOfTheStudyAreForEverybodysEyes();

        admin.getByText("Try to dress it up").click();
        assertThat(admin.getByLabel("Table of choices")).containsText("graded mean");
        assertAccessible(admin);
        picture(admin, "robustness");
        publishedItIsForEverybody();
        admin.navigate(path("robustness"));
        assertThat(admin.getByLabel("Table of choices").getByText("otherwise").first())
                .isVisible();
    }

    /** Pages that other tests hold to their words, here in light and dark, at a desk and on a phone. */
    private void theRecordsOfTheStudyAreForEverybodysEyes() {
        fixture.invite(study, 1);
        var rater = jdbc.sql("select name from rater where study_id = :study order by id desc limit 1")
                .param("study", study.id())
                .query(String.class)
                .single();
        for (var page : List.of(
                path("datasheet"),
                path("amendments"),
                path("raters/" + rater + "/erase"),
                path("raters/messages"),
                path("close"),
                "/ledger/" + study.slug(),
                "/records")) {
            Assertions.assertThat(admin.navigate(page).status()).as(page).isEqualTo(200);
            assertAccessibleEverywhere(admin);
        }
        admin.navigate(path("card"));
    }

    private void withdrawsAModelOnTheRecord() {
        admin.getByLabel("Model", new Page.GetByLabelOptions().setExact(true)).selectOption("Birch <i>");
        admin.getByLabel("Reason").fill("It was not ready.");
        admin.getByText("Withdraw", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(admin.locator(".checks").first()).containsText("Withdrawn, and still here: Birch <i>");
        assertThat(admin.locator(".result-card")).containsText("Withdrawn: Birch <i> after 1,276 votes");
    }

    private void publishedItIsForEverybody() {
        var visitor = browser.visitor(origin(), 400, 860, ColorScheme.DARK).newPage();
        Assertions.assertThat(visitor.navigate(path("card")).status()).isEqualTo(404);
        life.close(study.slug(), "test");
        visitor.navigate(path("card"));
        assertThat(visitor.locator(".claim__head")).containsText("too close to call");
        assertThat(visitor.locator(".claim__doubt")).containsText("for one look; when it was taken is not known");
        assertThat(visitor.locator(".checks").first()).containsText("Statistics disagree: graded mean (p = 0.022)");
        assertThat(visitor.getByLabel("Table of exploratory statistics")).containsText("disagrees");
        assertThat(visitor.locator("a[href$='/bundle.zip']")).isVisible();
        assertThat(visitor.locator(".withdraw")).hasCount(0);
        assertAccessible(visitor);
        picture(visitor, "card-narrow-dark");
        visitor.navigate(path("robustness"));
        assertAccessible(visitor);
        picture(visitor, "robustness-narrow-dark");
        Assertions.assertThat(visitor.evaluate(
                        "async where => { const i = new Image(); i.src = where; await i.decode(); return i.naturalHeight }",
                        path("badge.svg")))
                .isEqualTo(28);
        var badge = visitor.navigate(path("badge.svg"));
        isAPicture(badge);
        Assertions.assertThat(badge.headers().get("content-security-policy"))
                .contains("frame-ancestors *")
                .doesNotContain("script");
        Assertions.assertThat(badge.text()).contains("too close to call");
        isAPicture(visitor.navigate(path("card.svg")));
        assertThat(visitor.locator("svg title").first()).containsText("too close to call");
        visitor.navigate("about:blank");
        visitor.setContent("<img src='" + origin() + path("card.svg") + "'>");
        picture(visitor, "card-picture");
        Assertions.assertThat(visitor.navigate(path("card.json")).text())
                .startsWith("{\"agreement\":")
                .contains("\"outcome\":\"open\"");
    }

    /** A page of the same bytes would be shown broken wherever it is embedded. */
    private static void isAPicture(Response response) {
        Assertions.assertThat(response.headers().get("content-type")).isEqualTo("image/svg+xml;charset=UTF-8");
    }

    private String path(String page) {
        return "/studies/" + study.slug() + "/" + page;
    }

    /** Grades that mean +0.07 with an error of 0.0306, the ± 0.06 that was printed. */
    private static String votes() {
        var csv = new StringBuilder("task_id,rater_id,model_a,model_b,winner,strength\n");
        int[][] counts = {{30, 445, 150}, {227, 77, 270}};
        int number = 0;
        for (int model = 0; model < 2; model++) {
            for (int strength = 1; strength <= 3; strength++) {
                for (int n = 0; n < counts[model][strength - 1]; n++) {
                    append(csv, number++, model, String.valueOf(strength));
                }
            }
        }
        for (int n = 0; n < 77; n++) {
            append(csv, number++, -1, "");
        }
        return csv.toString();
    }

    private static void append(StringBuilder csv, int number, int winner, String strength) {
        boolean swapped = number % 2 == 1;
        var won = winner < 0 ? "tie" : winner == 0 ^ swapped ? "model_a" : "model_b";
        csv.append("t-%03d,w%d,%s,%s,%s,%s%n"
                .formatted(
                        number % 29,
                        number % 40,
                        MODELS.get(swapped ? 1 : 0),
                        MODELS.get(swapped ? 0 : 1),
                        won,
                        strength));
    }
}
