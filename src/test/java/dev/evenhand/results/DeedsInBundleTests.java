package dev.evenhand.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.EvenhandTest;
import dev.evenhand.Patience;
import dev.evenhand.SignIn;
import dev.evenhand.StudyFixture;
import dev.evenhand.ledger.Trust;
import dev.evenhand.ledger.Verification;
import dev.evenhand.panel.Raters;
import dev.evenhand.study.Amendments;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyLife;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What would rather not be told of a study is in its bundle, and on its card, without anybody asking. */
@EvenhandTest
class DeedsInBundleTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    StudyFixture fixture;

    @Autowired
    Amendments amendments;

    @Autowired
    Withdrawals withdrawals;

    @Autowired
    Raters raters;

    @Autowired
    StudyLife life;

    @TempDir
    Path folder;

    private String admin;

    @BeforeEach
    void signIn() {
        admin = SignIn.token(jdbc, SignIn.person(jdbc, "Deeds " + System.nanoTime(), "ADMIN"));
    }

    @Test
    void tellsWhatWasVoidedLostWithdrawnAndAmended() throws Exception {
        var pool = fixture.pool(8, "m1", "m2", "m3");
        jdbc.sql("""
                update task set category = 'lost' where task_id < 't-003'
                  and pool_id = (select id from pool where slug = :pool)""").param("pool", pool).update();
        var study = fixture.open(
                pool,
                List.of("m1", "m2", "m3"),
                Map.of(
                        "statistic", "win_share",
                        "claim", Map.of("better", "m1", "than", "m2"),
                        "cluster", List.of(),
                        "exclusions", List.of(Map.of("rule", "speed", "words_per_minute", "100"))));
        // The first category is lost by m1, the other one is won.
        var csv = IntStream.range(0, 500)
                .mapToObj(i -> "t-%03d,r%d,m1,m2,%s"
                        .formatted(i % 8, i / 8, i % 8 < 3 == (i % 10 > 1) ? "model_b" : "model_a"))
                .collect(Collectors.joining("\n", "task_id,rater_id,model_a,model_b,winner\n", "\n"));
        send("/studies/" + study.slug() + "/votes", "text/csv", csv, admin);
        amendments.add(study.slug(), "statistic", "bradley_terry", "It looks better.", null, "test");
        var voided = vote(study, 3);
        var kept = vote(study, 4);
        amendments.add(study.slug(), "other", "We paid more.", "Few came.", null, "test");
        jdbc.sql("""
                insert into exclusion (study_id, rater_id, action, rule, planned, reason, actor, seen, hits)
                select :study, v.rater_id, 'exclude', 'speed', true, 'too fast', 'ada', count(*), count(*)
                from vote v join rater r on r.id = v.rater_id where v.study_id = :study and r.name = :rater
                group by v.rater_id""").param("study", study.id()).param("rater", voided).update();
        jdbc.sql("""
                insert into kept_flag (study_id, rater_id, rule, action, planned, reason, actor, seen, hits)
                select study_id, id, 'speed', 'keep', true, 'Knows the tasks.', 'ada', 4, 4
                from rater where study_id = :study and name = :rater""").param("study", study.id()).param("rater", kept).update();
        raters.revoke(study, voided, "test");
        assertThat(withdrawals.record(study, "m3", "It was a trial.", "test")).isEmpty();
        life.close(study.slug(), "test");

        var bundle = bundle(study);
        var report = Verification.verify(bundle, Trust.NONE).report();
        assertThat(report.passed()).as(String.join("\n", report.lines())).isTrue();
        assertThat(report.lines()).anyMatch(line -> line.contains("1 flagged and counted, 1 decision to keep one"));
        assertThat(second(bundle)).startsWith("PASS ");

        var results = results(bundle);
        assertThat(results.path("deeds").valueStream())
                .extracting(deed -> deed.path("type").stringValue() + " after "
                        + deed.path("after_votes").longValue())
                .containsExactly(
                        "votes.imported after 0",
                        "study.amended after 500",
                        "study.amended after 507",
                        "exclusion.applied after 507",
                        "flag.kept after 507",
                        "rater.revoked after 507",
                        "study.withdrawn after 507");
        assertThat(results.path("categories").valueStream())
                .filteredOn(category -> category.path("category").stringValue().equals("lost"))
                .singleElement()
                .satisfies(
                        lost -> assertThat(lost.path("outcome").stringValue()).isEqualTo("second"));
        var card = JSON.readTree(get("/studies/" + study.slug() + "/card.json").body());
        assertThat(card.path("changes").valueStream())
                .extracting(change -> change.path("what").stringValue() + " after "
                        + change.path("after_votes").longValue())
                .contains(
                        "Amended statistic from “win share” to “bradley terry” after 500",
                        "Amended: “We paid more.” after 507");
    }

    @Test
    void endsAnAdaptiveStudyAsTheCardDoes() throws Exception {
        assertThat(adaptive(20, false)).isEqualTo("early");
        assertThat(adaptive(20, true))
                .as("the vote that is missing could not be judged")
                .isEqualTo("planned");
        assertThat(adaptive(19, true))
                .as("raters who skip the rest end no study as planned")
                .isEqualTo("early");
    }

    /** Whoever may add files, or has added fewer than planned, may have looked before. */
    @Test
    void looksAtVotesFromFilesAsTheCardDoes() throws Exception {
        var study = fixture.registered(
                fixture.pool(6, "m1", "m2"),
                List.of("m1", "m2"),
                Map.of(
                        "statistic",
                        "win_share",
                        "votes_per_comparison",
                        40,
                        "publish_at",
                        Instant.now().plus(Duration.ofDays(2)).toString()));
        take(study, 0, 120);
        assertThat(end(study)).isEqualTo("open: valid at any look");
        life.close(study.slug(), "test");
        assertThat(end(study)).isEqualTo("early: valid at any look, since the study ended before its planned votes");
        take(study, 120, 240);
        assertThat(end(study)).isEqualTo("late: valid at any look, since votes were taken in after the end");
    }

    @Test
    void asksOfAllThePlannedVotesFromAFileNoMoreThanWhenTheyWereLookedAt() throws Exception {
        var study = fixture.registered(
                fixture.pool(6, "m1", "m2"),
                List.of("m1", "m2"),
                Map.of("statistic", "win_share", "votes_per_comparison", 40));
        take(study, 0, 240);
        life.close(study.slug(), "test");
        assertThat(end(study)).isEqualTo("planned: for one look; when it was taken is not known");
    }

    private void take(Study study, int from, int to) throws Exception {
        var csv = IntStream.range(from, to)
                .mapToObj(i -> "t-%03d,r%d,m1,m2,%s".formatted(i % 6, i / 6, i % 3 == 0 ? "model_b" : "model_a"))
                .collect(Collectors.joining("\n", "task_id,rater_id,model_a,model_b,winner\n", "\n"));
        send("/studies/" + study.slug() + "/votes", "text/csv", csv, admin);
    }

    /** When card, bundle and both programs look at a study, and what the card says of it. */
    private String end(Study study) throws Exception {
        var bundle = bundle(study);
        assertThat(Verification.verify(bundle, Trust.NONE).report().failed()).isEmpty();
        assertThat(second(bundle)).startsWith("PASS ");
        var results = results(bundle);
        var headline = JSON.readTree(
                        get("/studies/" + study.slug() + "/card.json").body())
                .path("headline");
        var end = headline.path("end").stringValue();
        assertThat(results.path("method").path("end").stringValue()).isEqualTo(end);
        assertThat(lower(results.path("headline")))
                .isCloseTo(lower(headline.path("measured").path("interval")), within(1e-8));
        return end + ": " + headline.path("doubt").stringValue().replaceAll("^[^,]+, ([^·]+) ·.*", "$1");
    }

    private static double lower(JsonNode of) {
        return Double.parseDouble(of.path("lower").stringValue());
    }

    /** A vote less than so many, with a comparison set aside or not. */
    private String adaptive(int votes, boolean parked) throws Exception {
        var study = fixture.open(
                fixture.pool(8, "m1", "m2", "m3"),
                List.of("m1", "m2", "m3"),
                Map.of("pairing", "adaptive", "stopping", Map.of("rule", "fixed", "votes", votes)));
        vote(study, votes - 1);
        jdbc.sql("""
                update comparison set parked_at = now() where :parked and study_id = :study and id = (
                    select min(c.id) from comparison c where c.study_id = :study and not exists (
                        select 1 from slot s where s.study_id = :study and s.comparison_id = c.id))""").param("parked", parked).param("study", study.id()).update();
        life.close(study.slug(), "test");
        var bundle = bundle(study);
        assertThat(Verification.verify(bundle, Trust.NONE).report().failed()).isEmpty();
        assertThat(second(bundle)).startsWith("PASS ");
        var end = results(bundle).path("method").path("end").stringValue();
        var card = JSON.readTree(get("/studies/" + study.slug() + "/card.json").body());
        assertThat(card.path("headline").path("end").stringValue()).isEqualTo(end);
        return end;
    }

    /** The rater who cast so many votes. */
    private String vote(Study study, int votes) throws Exception {
        var rater = fixture.invite(study, 1).get(0);
        for (int i = 0; i < votes; i++) {
            var ballot = JSON.readTree(
                            send("/rater/" + study.slug() + "/ballots", "application/json", "{}", rater.token()))
                    .path("ballot")
                    .stringValue();
            send(
                    "/rater/ballots/" + ballot + "/vote",
                    "application/json",
                    "{\"verdict\":\"a\",\"active_ms\":2000}",
                    rater.token());
        }
        return rater.raterId();
    }

    private static String second(Path bundle) throws Exception {
        var process = new ProcessBuilder("python3", "src/docs/recount.py", bundle.toString())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes());
    }

    private static JsonNode results(Path bundle) throws Exception {
        try (var zip = new ZipFile(bundle.toFile())) {
            return JSON.readTree(zip.getInputStream(zip.getEntry("results.json")));
        }
    }

    private Path bundle(Study study) throws Exception {
        var answer = Patience.await()
                .until(() -> get("/studies/" + study.slug() + "/bundle.zip"), made -> made.statusCode() == 200);
        return Files.write(folder.resolve("bundle.zip"), answer.body());
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return HTTP.send(request(path, admin).GET().build(), BodyHandlers.ofByteArray());
    }

    private String send(String path, String type, String body, String token) throws Exception {
        var answer = HTTP.send(
                request(path, token)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return answer.body();
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                .header("Authorization", "Bearer " + token);
    }
}
