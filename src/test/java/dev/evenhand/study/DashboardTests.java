package dev.evenhand.study;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.evenhand.Browser;
import dev.evenhand.PageTest;
import dev.evenhand.panel.Invitations.Invitation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Somebody watches a study: the numbers are those of the database, and they move while the page is open. */
class DashboardTests extends PageTest {

    private static final List<String> MODELS = List.of("amber", "birch", "cedar");

    @Autowired
    private StudyProgress progress;

    @Autowired
    private Pace pace;

    @Autowired
    private PaceFold fold;

    @Autowired
    private JsonMapper json;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void countsEachVoteOnceFoldedOrNot() throws Exception {
        var study = study();
        var rater = fixture.invite(study, 1).get(0);
        for (int n = 0; n < 4; n++) {
            vote(study, rater);
            if (n % 2 == 0) {
                fold.fold(study.id());
            }
        }
        long filled = jdbc.sql("select count(*) from slot where study_id = :study and state = 'filled'")
                .param("study", study.id())
                .query(Long.class)
                .single();
        assertThat(progress.of(study.id()).votes()).isEqualTo(filled).isEqualTo(4);
        assertThat(progress.of(study.id()).comparisons()).isEqualTo(12);
        assertThat(pace.byPair(study.id()))
                .hasSize(3)
                .allSatisfy(part -> assertThat(part.of()).isEqualTo(4));
        assertThat(pace.byPair(study.id()).stream().mapToLong(Pace.Part::votes).sum())
                .isEqualTo(4);
        assertThat(pace.raters(study.id(), 5)).extracting(Pace.RaterPace::votes).containsExactly(4L);
        assertThat(pace.slices(study.id()).stream().mapToLong(Pace.Slice::votes).sum())
                .isEqualTo(4);
    }

    @Test
    void movesWithoutReloadingAndSaysWhatIsStuck() throws Exception {
        var study = study();
        var raters = fixture.invite(study, 2);
        var page = admin();
        page.clock().install();
        page.navigate("/studies/" + study.slug());
        assertThat(page.locator(".title")).containsText("4 tasks · 3 models · one vote a comparison");
        assertThat(page.locator(".stats")).containsText("of 12");
        assertThat(page.locator("#live")).containsText("Nobody has voted yet.");
        vote(study, raters.get(0));
        next(study, raters.get(1));
        jdbc.sql(
                        "update ballot set shown_at = now() - interval '20 minutes' where study_id = :study and state = 'issued'")
                .param("study", study.id())
                .update();
        // The page asks every five seconds.
        page.clock().fastForward(5_000);
        assertThat(page.locator("#live")).containsText(raters.get(0).raterId());
        assertThat(page.locator("#live")).containsText("on the screen since");
        Browser.assertAccessible(page);
        Browser.picture(page, "dashboard");
        page.getByText("Take back").click();
        assertThat(page.locator("#live")).containsText("Nothing: no ballot is held long");
        assertThat(progress.of(study.id()).leased()).isZero();
        assertThat(page.locator("main")).containsText("took ballot");
        page.getByText("Close", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("main")).containsText("11 votes are missing.");
        Browser.assertAccessible(page);
    }

    @Test
    void offersToCloseOnceEveryVoteIsThere() throws Exception {
        var study = fixture.open(fixture.pool(1, "amber", "birch"), List.of("amber", "birch"), Map.of());
        var page = admin();
        page.navigate("/studies/" + study.slug());
        assertThat(page.locator(".title")).containsText("1 task · amber against birch · one vote a comparison");
        assertThat(page.locator(".show-acts")).containsText("Invite raters");
        vote(study, fixture.invite(study, 1).get(0));
        page.reload();
        assertThat(page.locator(".show-acts")).not().containsText("Invite raters");
        page.getByText("Close the study", new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator("h1")).containsText("Close");
    }

    @Test
    void findsStudiesByNameAndState() {
        var study = study();
        var page = admin();
        page.navigate("/studies?q=" + study.name().replace(" ", "+") + "&state=open");
        assertThat(page.locator("main")).containsText(study.name());
        Browser.assertAccessible(page);
        page.navigate("/studies?q=nowhere");
        assertThat(page.locator("main")).containsText("No such study");
    }

    private Study study() {
        return fixture.open(fixture.pool(4, "amber", "birch", "cedar"), MODELS, Map.of());
    }

    private String next(Study study, Invitation rater) throws Exception {
        var answer = post("/api/v1/rater/" + study.slug() + "/ballots", rater, "");
        return json.readTree(answer.body()).path("ballot").asString();
    }

    private void vote(Study study, Invitation rater) throws Exception {
        var answer = post(
                "/api/v1/rater/ballots/" + next(study, rater) + "/vote",
                rater,
                "{\"verdict\":\"a\",\"active_ms\":61000}");
        assertThat(answer.statusCode()).isEqualTo(201);
    }

    private HttpResponse<String> post(String path, Invitation rater, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(origin() + path))
                        .header("Authorization", "Bearer " + rater.token())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
