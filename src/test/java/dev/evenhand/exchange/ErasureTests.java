package dev.evenhand.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.EvenhandTest;
import dev.evenhand.Patience;
import dev.evenhand.SignIn;
import dev.evenhand.StudyFixture;
import dev.evenhand.ledger.Trust;
import dev.evenhand.ledger.Verification;
import dev.evenhand.panel.Guest;
import dev.evenhand.panel.Invitations;
import dev.evenhand.panel.RaterErasure;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyLife;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.json.JsonMapper;

/** Whoever is erased is found nowhere any more, and no result moves. */
@EvenhandTest
@ExtendWith(OutputCaptureExtension.class)
class ErasureTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();
    private static final String NAME = "Canary-Wilhelmina";
    private static final String MAIL = "canary-mail-4711@example.org";
    private static final String OUTSIDE = "canary-outside-90210";
    private static final String REASON = "canary-reason-31337";
    private static final String GUESS = "canary-guess-2718";
    private static final String ANSWER = "canary-answer-1618";
    private static final List<String> CANARIES = List.of(NAME, MAIL, OUTSIDE, REASON, GUESS, ANSWER);

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    StudyFixture fixture;

    @Autowired
    Invitations invitations;

    @Autowired
    RaterErasure erasure;

    @Autowired
    StudyLife life;

    @TempDir
    Path folder;

    private String admin;
    private Study study;
    private Invitations.Invitation canary;

    @BeforeEach
    void aRaterWhoLeftTraces() throws Exception {
        admin = SignIn.token(database, SignIn.person(database, "Eraser " + System.nanoTime(), "ADMIN"));
        study = fixture.open(fixture.pool(3, "m1", "m2"), List.of("m1", "m2"), Map.of("votes_per_comparison", 2));
        canary = invitations
                .personal(study, List.of(new Guest(NAME + " <" + MAIL + ">", "", OUTSIDE)), null, "test")
                .get(0);
        votes(canary.token(), REASON, GUESS);
        votes(fixture.invite(study, 1).get(0).token(), "it is shorter", "nobody");
        database.sql("""
                insert into blinding_answer (study_id, ballot_id, text, outcome)
                select b.study_id, b.id, :text, 'incorrect' from ballot b join rater r on r.id = b.rater_id
                where b.study_id = :study and r.name = :rater limit 1""")
                .param("text", ANSWER)
                .param("study", study.id())
                .param("rater", canary.raterId())
                .update();
    }

    @Test
    void leavesNothingOfThePersonInTablesFilesOrLog(CapturedOutput log) throws Exception {
        assertThat(CANARIES).as("the search finds what is there").allMatch(this::stored);
        assertThat(preview().words()).isEqualTo(7);

        var answer = JSON.readTree(
                send(post("/studies/" + study.slug() + "/raters/" + canary.raterId() + "/erase", admin, "{}"))
                        .body());
        life.close(study.slug(), "test");
        var bundle = bundle();

        assertThat(answer.path("rater_id").stringValue()).startsWith("erased-");
        assertThat(answer.path("votes_kept").intValue()).isEqualTo(3);
        var gone = Stream.concat(CANARIES.stream(), Stream.of(canary.raterId()));
        assertThat(gone).noneMatch(this::stored);
        var files = texts(bundle)
                + text("/votes.csv")
                + text("/votes.jsonl")
                + text("/skips.csv")
                + text("/card.json")
                + text("/scores.json");
        assertThat(files)
                .contains("it is shorter")
                .contains(answer.path("rater_id").stringValue());
        assertThat(CANARIES).noneMatch(files::contains).noneMatch(log.getAll()::contains);
        assertThat(send(post("/rater/" + study.slug() + "/ballots", canary.token(), "{}"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void saysBeforeWhereTheOldNameStays() {
        assertThat(preview().deeds()).isZero();
        invitations.again(study, canary.raterId(), "test");
        assertThat(preview().deeds()).isEqualTo(1);
        erasure.erase(study, canary.raterId(), "test");
    }

    @Test
    void movesNoResultAndBreaksNoProof() throws Exception {
        life.close(study.slug(), "test");
        var before = JSON.readTree(text("/card.json"));

        erasure.erase(study, canary.raterId(), "test");

        var after = JSON.readTree(text("/card.json"));
        assertThat(after.path("headline")).isEqualTo(before.path("headline"));
        assertThat(after.path("models")).isEqualTo(before.path("models"));
        assertThat(after.path("attrition").path("voided")).isEmpty();
        assertThat(after.path("changes").toString()).contains("1 rater erased on request");
        var report = Verification.verify(Files.write(folder.resolve("bundle.zip"), bundle()), Trust.NONE)
                .report();
        assertThat(report.passed()).as(String.join("\n", report.lines())).isTrue();
    }

    @Test
    void erasesOnceWhoeverAsksFirst() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        Callable<String> ask = () -> {
            try {
                return erasure.erase(study, canary.raterId(), "test");
            } catch (ErrorResponseException nobody) {
                return nobody.getStatusCode().toString();
            }
        };
        var answers = threads.invokeAll(List.of(ask, ask, ask, ask)).stream()
                .map(ErasureTests::result)
                .toList();
        threads.shutdown();

        assertThat(answers).filteredOn(name -> name.startsWith("erased-")).hasSize(1);
        assertThat(answers).filteredOn(name -> name.startsWith("404")).hasSize(3);
        assertThatThrownBy(this::preview).isInstanceOf(ErrorResponseException.class);
    }

    private RaterErasure.Preview preview() {
        return erasure.preview(study, canary.raterId());
    }

    /** Three ballots, each with a reason and a guess. */
    private void votes(String token, String reason, String guess) throws Exception {
        for (int i = 0; i < 3; i++) {
            var ballot = JSON.readTree(send(post("/rater/" + study.slug() + "/ballots", token, "{}"))
                            .body())
                    .path("ballot")
                    .stringValue();
            var vote = send(post("/rater/ballots/" + ballot + "/vote", token, """
                    {"verdict":"a","rationale":"%s","guesses":[{"seat":"a","text":"%s"}]}""".formatted(reason, guess)));
            assertThat(vote.statusCode())
                    .as(new String(vote.body(), StandardCharsets.UTF_8))
                    .isEqualTo(201);
        }
    }

    /** Whether a text is anywhere in the database, as text, in JSON or as bytes. */
    private boolean stored(String text) {
        var hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        return database.sql("""
                        select quote_ident(table_name) from information_schema.tables
                        where table_schema = current_schema() and table_type = 'BASE TABLE'""").query(String.class).list().stream()
                .anyMatch(table -> database.sql("select exists (select 1 from " + table
                                + " t where t::text like '%' || :text || '%' or t::text like '%' || :hex || '%')")
                        .param("text", text)
                        .param("hex", hex)
                        .query(Boolean.class)
                        .single());
    }

    private byte[] bundle() {
        return Patience.await()
                .until(
                        () -> send(get("/studies/" + study.slug() + "/bundle.zip")),
                        answer -> answer.statusCode() == 200)
                .body();
    }

    private static String texts(byte[] zip) throws IOException {
        var texts = new StringBuilder();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            while (in.getNextEntry() != null) {
                texts.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return texts.toString();
    }

    private String text(String file) throws Exception {
        var answer = send(get("/studies/" + study.slug() + file));
        assertThat(answer.statusCode()).as(file).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private HttpRequest get(String path) {
        return request(path, admin).GET().build();
    }

    private HttpRequest post(String path, String token, String json) {
        return request(path, token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
    }

    private HttpRequest.Builder request(String path, @Nullable String token) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                .header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<byte[]> send(HttpRequest request) throws Exception {
        return HTTP.send(request, BodyHandlers.ofByteArray());
    }

    private static String result(Future<String> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
