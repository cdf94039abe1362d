package dev.evenhand.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.evenhand.EvenhandTest;
import dev.evenhand.Patience;
import dev.evenhand.SignIn;
import dev.evenhand.ledger.Trust;
import dev.evenhand.ledger.Verification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real pools, rated to the end by 24 programs over the interface, four at a time. */
@EvenhandTest
class WholePanelTests {

    private static final Path DATA = Path.of("../shared/data");
    private static final int RATERS = 24;
    private static final int AT_A_TIME = 4;
    private static final List<String> VERDICTS = List.of("a", "b", "tie", "both_bad");

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** What was answered to each ballot, as votes.csv names it. */
    private final List<String> given = Collections.synchronizedList(new ArrayList<>());

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    private String admin;

    @BeforeEach
    void signIn() {
        admin = SignIn.token(database, SignIn.person(database, "Panel " + System.nanoTime(), "ADMIN"));
    }

    @Test
    void fillsEveryComparisonOfTwoModelsOn1276Tasks() throws Exception {
        var rows = rate("pool-1276", List.of("gpt-4-0314", "gpt-4-0613"), Map.of());

        assertThat(rows).hasSize(3_828);
        // Six standard deviations of a fair coin.
        assertThat(rows.stream().filter(row -> row.getField("model_a").equals("gpt-4-0314")))
                .hasSizeBetween(1_914 - 186, 1_914 + 186);
    }

    @Test
    void balancesFiveModelsWithMissingResponses() throws Exception {
        var models = List.of("GPT 4", "Claude v2", "Alpaca (7B)", "Dolly v2 (12B)", "Guanaco (65B)");
        var rows = rate(
                "llmfao", models, Map.of("pairing", "balanced", "stopping", Map.of("rule", "fixed", "votes", 300)));

        assertThat(rows).hasSize(300);
    }

    private List<NamedCsvRecord> rate(String data, List<String> models, Map<String, ?> changes) throws Exception {
        var file = DATA.resolve(data).resolve("pool.jsonl");
        assumeTrue(Files.exists(file), "No shared data beside this checkout: the panel is not run");
        var pool = post("/pools", admin, json(Map.of("name", data + " " + System.nanoTime())))
                .path("slug")
                .stringValue();
        post("/pools/" + pool + "/import", admin, BodyPublishers.ofFile(file));
        var plan = new HashMap<String, Object>(changes);
        plan.putAll(Map.of(
                "name",
                "Panel",
                "pool",
                pool,
                "models",
                models,
                "votes_per_comparison",
                3,
                "max_votes_per_rater",
                400));
        var study = post("/studies", admin, json(plan)).path("slug").stringValue();
        post("/studies/" + study + "/register", admin, json(Map.of()));
        post("/studies/" + study + "/open", admin, json(Map.of()));
        vote(study);
        return checked(study);
    }

    private void vote(String study) throws Exception {
        var work = new ArrayList<Callable<Void>>();
        var invitations = post("/studies/" + study + "/invitations", admin, json(Map.of("count", RATERS)));
        for (var invitation : invitations.path("invitations")) {
            var token = invitation.path("token").stringValue();
            work.add(() -> rateAll(study, token, new Random(token.hashCode())));
        }
        var threads = Executors.newFixedThreadPool(AT_A_TIME);
        for (var done : threads.invokeAll(work)) {
            done.get();
        }
        threads.shutdown();
    }

    private Void rateAll(String study, String token, Random random) throws Exception {
        while (true) {
            var next = send("/rater/" + study + "/ballots", token, json(Map.of()));
            if (next.statusCode() == 204
                    && next.headers().firstValue("Retry-After").isEmpty()) {
                return null;
            }
            if (next.statusCode() == 200) {
                var ballot = JSON.readTree(next.body()).path("ballot").stringValue();
                var verdict = VERDICTS.get(random.nextInt(VERDICTS.size()));
                post("/rater/ballots/" + ballot + "/vote", token, json(Map.of("verdict", verdict)));
                given.add(verdict.length() == 1 ? "model_" + verdict : verdict);
            }
        }
    }

    private List<NamedCsvRecord> checked(String study) throws Exception {
        var request = HttpRequest.newBuilder(uri("/studies/" + study + "/votes.csv"))
                .header("Authorization", "Bearer " + admin)
                .build();
        var text = HTTP.send(request, BodyHandlers.ofString()).body();
        List<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(text).stream().toList();

        assertThat(rows.stream().map(row -> row.getField("winner"))).containsExactlyInAnyOrderElementsOf(given);
        assertThat(counts(rows, "").values()).containsOnly(3L);
        assertThat(counts(rows, "rater_id").values()).containsOnly(1L);
        prove(study);
        return rows;
    }

    /** Closes the study and checks its bundle as anybody would. */
    private void prove(String study) throws Exception {
        post("/studies/" + study + "/close", admin, json(Map.of()));
        var request = HttpRequest.newBuilder(uri("/studies/" + study + "/bundle.zip"))
                .header("Authorization", "Bearer " + admin)
                .build();
        var file = Files.createTempFile("panel-", ".zip");
        Patience.await()
                .until(() -> HTTP.send(request, BodyHandlers.ofFile(file)).statusCode() != 202);
        var report = Verification.verify(file, Trust.NONE).report();
        Files.delete(file);
        assertThat(report.passed()).as(String.join("\n", report.lines())).isTrue();
    }

    /** Votes by comparison, and by one more column if there is one. */
    private static Map<String, Long> counts(List<NamedCsvRecord> rows, String column) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.getField("task_id") + pair(row) + (column.isEmpty() ? "" : row.getField(column)),
                        Collectors.counting()));
    }

    private static String pair(NamedCsvRecord row) {
        var left = row.getField("model_a");
        var right = row.getField("model_b");
        return left.compareTo(right) < 0 ? left + right : right + left;
    }

    private JsonNode post(String path, String token, BodyPublisher body) throws Exception {
        var response = send(path, token, body);
        assertThat(response.statusCode()).as("%s: %s", path, response.body()).isLessThan(300);
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> send(String path, String token, BodyPublisher body) throws Exception {
        var request = HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", path.endsWith("/import") ? "application/x-ndjson" : "application/json")
                .POST(body)
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + "/api/v1" + path);
    }

    private static BodyPublisher json(Object value) {
        return BodyPublishers.ofString(JSON.writeValueAsString(value));
    }
}
