package dev.evenhand.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.EvenhandTest;
import dev.evenhand.Patience;
import dev.evenhand.SignIn;
import dev.evenhand.StudyFixture;
import dev.evenhand.ledger.Report;
import dev.evenhand.ledger.Trust;
import dev.evenhand.ledger.Verification;
import dev.evenhand.panel.RaterErasure;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyLife;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bundles of studies that really ran, as anybody downloads and checks them. */
@EvenhandTest
class BundleTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> VERDICTS = List.of("a", "b", "a", "tie", "b", "both_bad");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    StudyFixture fixture;

    @Autowired
    StudyLife life;

    @Autowired
    VoteImport votes;

    @Autowired
    RaterErasure erasure;

    @TempDir
    Path folder;

    private String admin;

    @BeforeEach
    void signIn() {
        admin = SignIn.token(database, SignIn.person(database, "Bundle " + System.nanoTime(), "ADMIN"));
    }

    @Test
    void provesAPublishedStudyToAnybody() throws Exception {
        var study = rated();
        life.close(study.slug(), "test");

        var report = report(download("/studies/" + study.slug() + "/bundle.zip", null));

        assertThat(report.passed()).as(String.join("\n", report.lines())).isTrue();
        assertThat(report.lines()).noneMatch(line -> line.startsWith("SKIP"));
        assertThat(report.lines().toString()).contains("11 votes").contains("12 ballots");
    }

    /** Also of raters who were erased since, whose names are others then. */
    @Test
    void bindsVotesCollectedElsewhereAsTheyWereImported() throws Exception {
        var study = rated();
        var file = """
                task_id,rater_id,model_a,model_b,winner
                t-000,"=ann, or é",m1,m2,model_a
                t-001,bob,m2,m1,tie
                t-002,"=ann, or é",m1,m2,both_bad
                """;
        votes.run(study.slug(), new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), "test");
        life.close(study.slug(), "test");
        erasure.erase(study, "bob", "test");

        var report = report(download("/studies/" + study.slug() + "/bundle.zip", null));

        assertThat(report.failed()).as(String.join("\n", report.lines())).isEmpty();
        assertThat(report.lines().toString())
                .contains("14 votes, 3 of them collected elsewhere")
                .doesNotContain("alone");
    }

    @Test
    void recordsADownloadAndNoneWhileTheBundleIsMade() throws Exception {
        var study = rated();
        life.close(study.slug(), "test");

        download("/api/v1/studies/" + study.slug() + "/bundle.zip", admin);

        // The record is written once the last byte is sent, which its reader may have before that.
        Patience.await().until(() -> downloadsOf(study) > 0);
        assertThat(downloadsOf(study)).isEqualTo(1);
    }

    private long downloadsOf(Study study) {
        return database.sql("""
                select count(*) from admin_event where kind = 'download studies bundle.zip' and study = :study""").param("study", study.slug()).query(Long.class).single();
    }

    @Test
    void showsAnOpenStudyToItsAdminsAndWritesTheLookDown() throws Exception {
        var study = rated();

        var report = report(download("/api/v1/studies/" + study.slug() + "/bundle.zip", admin));

        assertThat(report.failed()).as(String.join("\n", report.lines())).isEmpty();
        assertThat(report.lines()).anyMatch(line -> line.startsWith("SKIP chance"));
        assertThat(database.sql("select count(*) from study_event where study_id = :study and kind = 'look'")
                        .param("study", study.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(get("/studies/" + study.slug() + "/bundle.zip", null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void leavesOutWhomThePlanLeavesOutAndHasTheHeadlineOfTheCard() throws Exception {
        var study = rated(Map.of(
                "votes_per_comparison",
                2,
                "statistic",
                "win_share",
                "claim",
                Map.of("better", "m1", "than", "m2"),
                "exclusions",
                List.of(Map.of("rule", "speed", "words_per_minute", "100"))));
        // At two seconds a vote, both raters read more than a hundred words a minute.
        database.sql("""
                insert into exclusion (study_id, rater_id, action, rule, planned, reason, actor, seen, hits)
                select :study, v.rater_id, 'exclude', 'speed', true, 'too fast', 'ada', count(*), count(*)
                from vote v where v.study_id = :study group by v.rater_id order by count(*) limit 1""").param("study", study.id()).update();
        life.close(study.slug(), "test");

        var bundle =
                Files.write(folder.resolve("bundle.zip"), download("/studies/" + study.slug() + "/bundle.zip", null));
        var report = Verification.verify(bundle, Trust.NONE).report();
        assertThat(report.passed()).as(String.join("\n", report.lines())).isTrue();
        assertThat(report.lines()).anyMatch(line -> line.contains("1 rater left out, 1 decision asked again"));

        var results = results(bundle);
        var card = JSON.readTree(
                get("/studies/" + study.slug() + "/card.json", null).body());
        var measured = card.path("headline").path("measured");
        var headline = results.path("headline");
        assertThat(headline.path("between").asLong())
                .isEqualTo(measured.path("votes").asLong())
                .isLessThan(11);
        for (var number : List.of("estimate", "interval.lower", "interval.upper")) {
            var of = number.contains(".") ? measured.path("interval").path(number.substring(9)) : measured.path(number);
            assertThat(Double.parseDouble(
                            headline.path(number.replace("interval.", "")).stringValue()))
                    .as(number)
                    .isCloseTo(Double.parseDouble(of.stringValue()), within(1e-8));
        }
        assertThat(headline.path("outcome")).isEqualTo(card.path("headline").path("outcome"));
        assertThat(results.path("exclusions").size())
                .isEqualTo(card.path("exclusions").size())
                .isEqualTo(3);
    }

    private static JsonNode results(Path bundle) throws Exception {
        try (var zip = new ZipFile(bundle.toFile())) {
            return JSON.readTree(zip.getInputStream(zip.getEntry("results.json")));
        }
    }

    private Study rated() throws Exception {
        return rated(Map.of("votes_per_comparison", 2));
    }

    /** Six comparisons of two votes: eleven answered, one skipped. */
    private Study rated(Map<String, ?> plan) throws Exception {
        var study = fixture.open(fixture.pool(6, "m1", "m2"), List.of("m1", "m2"), plan);
        int answered = 0;
        for (var invitation : fixture.invite(study, 2)) {
            var token = invitation.token();
            for (var ballot = ballot(study, token); ballot != null; ballot = ballot(study, token)) {
                if (answered == 11) {
                    post("/rater/ballots/" + ballot + "/skip", token, "{\"reason\":\"other\"}");
                } else {
                    post(
                            "/rater/ballots/" + ballot + "/vote",
                            token,
                            "{\"verdict\":\"%s\",\"active_ms\":2000}"
                                    .formatted(VERDICTS.get(answered++ % VERDICTS.size())));
                }
            }
        }
        return study;
    }

    private @Nullable String ballot(Study study, String token) throws Exception {
        var answer = post("/rater/" + study.slug() + "/ballots", token, "{}");
        return answer.statusCode() == 204 ? null : json(answer).path("ballot").stringValue();
    }

    private Report report(byte[] bundle) throws Exception {
        return Verification.verify(Files.write(folder.resolve("bundle.zip"), bundle), Trust.NONE)
                .report();
    }

    private byte[] download(String path, @Nullable String token) throws Exception {
        var answer = Patience.await().until(() -> get(path, token), made -> {
            if (made.statusCode() != 200) {
                assertThat(made.statusCode()).as(new String(made.body())).isEqualTo(202);
                assertThat(made.headers().firstValue("Retry-After")).isPresent();
            }
            return made.statusCode() == 200;
        });
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
        return answer.body();
    }

    private HttpResponse<byte[]> get(String path, @Nullable String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.GET().build(), BodyHandlers.ofByteArray());
    }

    private HttpResponse<String> post(String path, String token, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        var answer = HTTP.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return answer;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
