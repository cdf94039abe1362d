package dev.evenhand.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.EvenhandTest;
import dev.evenhand.Patience;
import dev.evenhand.StudyFixture;
import dev.evenhand.ledger.Trust;
import dev.evenhand.ledger.Verification;
import dev.evenhand.panel.Invitations.Invitation;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyLife;
import dev.evenhand.study.StudyProgress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Where the plan says so, others fill the places of a rater whom one of its rules leaves out. */
@EvenhandTest
class RefillTests {

    private static final int TASKS = 12;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private StudyFixture fixture;

    @Autowired
    private Exclusions exclusions;

    @Autowired
    private StudyProgress progress;

    @Autowired
    private StudyLife life;

    @Autowired
    private JsonMapper json;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    private Study study;
    private Invitation hasty;
    private Invitation other;
    private Invitation late;

    @BeforeEach
    void twoVotesEach() throws Exception {
        study = fixture.open(
                fixture.pool(TASKS, "one", "two"),
                List.of("one", "two"),
                Map.of("votes_per_comparison", 2, "exclusions", List.of(Map.of("rule", "speed")), "refill", true));
        var invited = fixture.invite(study, 3);
        hasty = invited.get(0);
        other = invited.get(1);
        late = invited.get(2);
        assertThat(votes(hasty)).isEqualTo(TASKS);
        assertThat(votes(other)).isEqualTo(TASKS);
        assertThat(votes(late)).as("all places are filled").isZero();
    }

    @Test
    void givesThePlacesToOthersUntilEveryComparisonHasItsVotes() throws Exception {
        exclusions.exclude(study, hasty.raterId(), "speed", "faster than anyone reads", "ada");
        assertThat(progress.of(study.id()).votes()).isEqualTo(TASKS);
        assertThat(votes(hasty)).as("the one left out").isZero();
        assertThat(votes(late)).isEqualTo(TASKS);
        assertThat(progress.of(study.id()).votes()).isEqualTo(2L * TASKS);
        assertThat(countedOnEach()).containsOnly(2L).hasSize(TASKS);

        exclusions.restore(study, hasty.raterId(), "a mistake", "ada");
        assertThat(countedOnEach()).as("both raters' votes count").containsOnly(3L);
        assertThat(progress.of(study.id()).votes()).isEqualTo(2L * TASKS);
    }

    @Test
    void givesThePlacesBackToWhomTheyWereTakenFrom() throws Exception {
        exclusions.exclude(study, hasty.raterId(), "speed", "faster than anyone reads", "ada");
        exclusions.restore(study, hasty.raterId(), "a mistake", "ada");
        assertThat(progress.of(study.id()).votes()).isEqualTo(2L * TASKS);
        assertThat(votes(late)).isZero();
    }

    @Test
    void keepsThePlacesOfARaterWhomNoRuleOfThePlanLeavesOut() throws Exception {
        exclusions.exclude(study, hasty.raterId(), "other", "rude", "ada");
        assertThat(votes(late)).isZero();
        assertThat(countedOnEach()).containsOnly(2L);
    }

    @Test
    void keepsThePlacesOfAStudyThatWasClosedMeanwhile() {
        life.close(study.slug(), "ada");
        assertThat(study.state().over()).as("as somebody read it before").isFalse();
        exclusions.exclude(study, hasty.raterId(), "speed", "faster than anyone reads", "ada");
        assertThat(progress.of(study.id()).votes()).isEqualTo(2L * TASKS);
    }

    @Test
    void endsAsPlannedOnceOthersFilledThePlaces() throws Exception {
        exclusions.exclude(study, hasty.raterId(), "speed", "faster than anyone reads", "ada");
        assertThat(votes(late)).isEqualTo(TASKS);
        exclusions.restore(study, hasty.raterId(), "a mistake", "ada");
        assertEnd("planned");
    }

    @Test
    void endsEarlyWhereNobodyFilledThem() throws Exception {
        exclusions.exclude(study, hasty.raterId(), "speed", "faster than anyone reads", "ada");
        assertEnd("early");
    }

    @Test
    void endsAsPlannedWhereARaterIsLeftOutAfterwards() throws Exception {
        life.close(study.slug(), "ada");
        exclusions.exclude(study, hasty.raterId(), "speed", "faster than anyone reads", "ada");
        assertEnd("planned");
    }

    /** By the card, by the bundle, and by whoever checks it. */
    private void assertEnd(String end) throws Exception {
        life.close(study.slug(), "ada");
        var address = "http://localhost:" + port + "/studies/" + study.slug();
        var card = HTTP.send(
                HttpRequest.newBuilder(URI.create(address + "/card.json")).build(), BodyHandlers.ofString());
        assertThat(json.readTree(card.body()).path("headline").path("end").stringValue())
                .isEqualTo(end);
        var ask = HttpRequest.newBuilder(URI.create(address + "/bundle.zip")).build();
        var bundle = Patience.await()
                .until(
                        () -> HTTP.send(ask, BodyHandlers.ofFile(folder.resolve("bundle.zip"))),
                        answer -> answer.statusCode() != 202);
        var report = Verification.verify(bundle.body(), Trust.NONE).report();
        assertThat(report.passed()).as(String.join("\n", report.lines())).isTrue();
        assertThat(report.lines().toString()).contains("intervals for " + end);
    }

    private List<Long> countedOnEach() {
        return jdbc.sql("select count(*) from current_vote where study_id = :study group by comparison_id")
                .param("study", study.id())
                .query(Long.class)
                .list();
    }

    /** Votes until nothing is left, and says how often. */
    private int votes(Invitation rater) throws Exception {
        int votes = 0;
        for (var next = next(rater); next.statusCode() == 200; next = next(rater)) {
            var ballot = json.readTree(next.body()).path("ballot").asString();
            assertThat(post("/rater/ballots/" + ballot + "/vote", rater, vote(rater))
                            .statusCode())
                    .isEqualTo(201);
            votes++;
        }
        return votes;
    }

    /** Nobody reads two responses in a millisecond. */
    private String vote(Invitation rater) {
        return "{\"verdict\":\"a\",\"active_ms\":%d}".formatted(rater.equals(hasty) ? 1 : 60_000);
    }

    private HttpResponse<String> next(Invitation rater) throws Exception {
        return post("/rater/" + study.slug() + "/ballots", rater, "{}");
    }

    private HttpResponse<String> post(String path, Invitation rater, String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                        .header("Authorization", "Bearer " + rater.token())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
