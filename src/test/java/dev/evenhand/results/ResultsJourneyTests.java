package dev.evenhand.results;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.evenhand.Browser.assertAccessible;
import static dev.evenhand.Browser.picture;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.evenhand.PageTest;
import dev.evenhand.card.Words;
import dev.evenhand.statistics.BradleyTerry;
import dev.evenhand.statistics.ClusteredFitTest;
import dev.evenhand.statistics.GoodnessOfFit;
import dev.evenhand.statistics.Groups;
import dev.evenhand.statistics.Verdict;
import dev.evenhand.statistics.Votes;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyLife;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ResultsJourneyTests extends PageTest {

    private static final List<String> MODELS = List.of("Cedar", "Birch", "Willow <b>", "Never beaten", "Never seen");

    @Autowired
    private Looking looking;

    @Autowired
    private StudyLife life;

    private Study study;
    private Page admin;

    @BeforeEach
    void planAStudy() {
        var pool = fixture.pool(6, MODELS.toArray(String[]::new));
        writeAtLength(pool);
        study = fixture.registered(
                pool, MODELS, Map.of("claim", Map.of("better", "Cedar", "than", "Birch"), "cluster", List.of()));
        admin = admin();
    }

    /** Responses that differ in every feature of style, so that each has an effect to estimate. */
    private void writeAtLength(String pool) {
        jdbc.sql("""
                update response r set (messages, characters) = (select said, length(said) from (
                    select json_build_array(json_build_object(
                        'role', 'assistant', 'content', repeat('word ', (r.id % 7 + 1)::int)
                            || repeat(e'\\n## Head\\n', (r.id % 3)::int) || repeat(e'\\n- item', (r.id % 5)::int)
                            || repeat(' **bold**', (r.id * r.id % 4)::int)))::text) text (said))
                from task t join pool p on p.id = t.pool_id
                where r.task_id = t.id and p.slug = :pool""").param("pool", pool).update();
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
        examine();

        var visitor = browser.visitor(origin(), 400, 860, ColorScheme.DARK).newPage();
        Assertions.assertThat(visitor.navigate(path("results")).status()).isEqualTo(404);
        life.close(study.slug(), "test");
        visitor.navigate(path("results"));
        assertThat(visitor.locator(".claim__head")).containsText("Cedar is preferred to Birch in");
        assertThat(visitor.locator(".checks")).not().containsText("Not final");
        assertAccessible(visitor);
        picture(visitor, "results-narrow-dark");
        visitor.navigate(path("results?ties=davidson&style=on"));
        assertThat(visitor.locator(".explore")).containsText("not what the plan chose");
        assertAccessible(visitor);
        picture(visitor, "results-chosen-narrow-dark");
        visitor.navigate(path("results/diagnostics"));
        assertThat(visitor.getByLabel("Table of raters")).containsText("Rater 1");
        assertThat(visitor.getByLabel("Table of raters")).not().containsText("w3");
        assertAccessible(visitor);
        picture(visitor, "diagnostics-narrow-dark");
        Assertions.assertThat(visitor.navigate(path("forest.svg")).headers().get("content-type"))
                .startsWith("image/svg+xml");
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
        assertThat(admin.locator(".chart-wide .pt--other")).hasCount(3);
        assertAccessible(admin);
        picture(admin, "results-chosen");
        admin.getByText("Only as planned").click();
        assertThat(admin.locator(".explore")).hasCount(0);
        Assertions.assertThat(admin.navigate(path("results?ties=all")).status()).isEqualTo(400);
    }

    /** What the page says, against `statistics` called on the votes that were sent. */
    private void examine() {
        admin.navigate(path("results"));
        admin.locator(".tabs").getByText("Diagnostics").click();
        var sent = sent();
        var fit = GoodnessOfFit.of(sent.counts(), BradleyTerry.standard().fit(sent.counts()));
        var shown = admin.locator("#fit");
        assertThat(shown).containsText("%.1f on %d degrees".formatted(fit.deviance(), fit.degreesOfFreedom()));
        assertThat(shown).containsText(Words.p(fit.deviancePValue().orElseThrow()));
        var drawn = ClusteredFitTest.of(sent, BradleyTerry.standard(), 199, new Random(Examination.SEED));
        assertThat(shown).containsText("17 raters, seed 1");
        assertThat(shown).containsText(Words.p(drawn.pValue().orElseThrow()));
        var position = looking.at(study)
                .widened(BradleyTerry.standard().withPosition())
                .fit(sent)
                .coefficients()
                .get(0);
        assertThat(admin.locator("#position")).containsText(Words.signed(position.value()));
        assertThat(admin.locator("#position"))
                .containsText(Words.signed(position.lower()) + " to " + Words.signed(position.upper()));
        assertThat(admin.locator("#compared")).containsText("Never seen");
        assertThat(admin.locator("#speed")).containsText("No vote here says how long it took");
        assertThat(admin.locator("#not-asked")).containsText("No gold tasks");
        assertThat(admin.getByLabel("Table of raters").locator("tbody tr")).hasCount(17);
        assertThat(admin.getByLabel("Table of raters")).containsText("w3");
        assertAccessible(admin);
        picture(admin, "diagnostics");
    }

    private static Votes sent() {
        var rows = votes().lines().skip(1).map(line -> line.split(",")).toList();
        var raters = rows.stream().map(row -> row[1]).distinct().toList();
        var verdicts = new byte[rows.size()];
        for (int n = 0; n < verdicts.length; n++) {
            verdicts[n] = (byte) Verdict.parse(rows.get(n)[4]).ordinal();
        }
        return Votes.of(MODELS, places(rows, 2, MODELS), places(rows, 3, MODELS), verdicts)
                .withRaters(Groups.of(raters, places(rows, 1, raters)));
    }

    private static int[] places(List<String[]> rows, int column, List<String> among) {
        return rows.stream().mapToInt(row -> among.indexOf(row[column])).toArray();
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
