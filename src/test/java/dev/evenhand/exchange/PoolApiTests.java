package dev.evenhand.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.EvenhandTest;
import dev.evenhand.SignIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@EvenhandTest
class PoolApiTests {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TASK =
            "{\"task_id\":\"t1\",\"prompt\":\"p\",\"category\":\"c\",\"responses\":[{\"model\":\"a/b c\",\"content\":\"x\"}]}\n";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    private String token = "";

    @BeforeEach
    void signIn() {
        token = SignIn.token(database, SignIn.person(database, "Ada " + System.nanoTime(), "ADMIN"));
    }

    private record Answer(int status, JsonNode body, HttpResponse<String> whole) {}

    private Answer send(String method, String path, String type, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .method(method, body)
                .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body()),
                response);
    }

    private Answer post(String path, String type, String body) throws IOException, InterruptedException {
        return send("POST", path, type, BodyPublishers.ofString(body));
    }

    private Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, "application/json", BodyPublishers.noBody());
    }

    private String pool() throws IOException, InterruptedException {
        return post("/pools", "application/json", "{\"name\":\"Pool %d\"}".formatted(System.nanoTime()))
                .body()
                .get("slug")
                .stringValue();
    }

    @Test
    void makesAPoolOfAName() throws Exception {
        var made = post("/pools", "application/json", "{\"name\":\"Überprüfung: coding & co.\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.whole().headers().firstValue("Location")).hasValue("/api/v1/pools/uberprufung-coding-co");
        var similar = post("/pools", "application/json", "{\"name\":\"Uberprufung coding co\"}");
        assertThat(similar.body().get("slug").stringValue()).isEqualTo("uberprufung-coding-co-2");
        var again = post("/pools", "application/json", "{\"name\":\"überprüfung: CODING & co.\"}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().get("detail").stringValue()).contains("already a pool named");
        assertThat(post("/pools", "application/json", "{\"name\":\" \"}").status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-ndjson",
                "application/jsonl",
                "application/json",
                "text/plain",
                "text/csv",
                "application/octet-stream"
            })
    void takesAFileOfAnyType(String type) throws Exception {
        var pool = pool();
        var taken = post("/pools/" + pool + "/import", type, TASK);
        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.body().at("/tasks/new").intValue()).isEqualTo(1);
        assertThat(taken.body().get("applied").booleanValue()).isTrue();
        var again = post("/pools/" + pool + "/import", type, TASK);
        assertThat(again.body().at("/tasks/unchanged").intValue()).isEqualTo(1);
    }

    @Test
    void answersRejectsWithTheirLines() throws Exception {
        var pool = pool();
        var refused = post("/pools/" + pool + "/import", "application/x-ndjson", TASK + "{broken\n" + TASK);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.whole().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.body().at("/rejects/0/line").intValue()).isEqualTo(2);
        assertThat(refused.body().at("/rejects/1/reason").stringValue()).contains("already on line 1");
        assertThat(get("/pools/" + pool).body().get("tasks").intValue()).isZero();
        var partial = post("/pools/" + pool + "/import?partial=true", "application/x-ndjson", TASK + "{broken\n");
        assertThat(partial.status()).isEqualTo(200);
        assertThat(partial.body().get("rejected").intValue()).isEqualTo(1);
    }

    @Test
    void changesNothingInADryRun() throws Exception {
        var pool = pool();
        var tried = post("/pools/" + pool + "/import?dryRun=true", "application/x-ndjson", TASK);
        assertThat(tried.body().at("/tasks/new").intValue()).isEqualTo(1);
        assertThat(tried.body().get("dry_run").booleanValue()).isTrue();
        assertThat(get("/pools/" + pool).body().get("tasks").intValue()).isZero();
    }

    @Test
    void refusesWrappedBodiesInWords() throws Exception {
        var form = post("/pools/" + pool() + "/import", "application/x-www-form-urlencoded", TASK);
        assertThat(form.status()).isEqualTo(415);
        assertThat(form.body().get("detail").stringValue()).contains("application/x-ndjson");
    }

    @ParameterizedTest
    @CsvSource({"a/b%20c, a/b c", "a%2Fb%20c, a/b c", "gpt-4.1, gpt-4.1", "%C3%A9t%C3%A9, été", "x%2B(7B), x+(7B)"})
    void describesAModelOfAnyName(String path, String name) throws Exception {
        var pool = pool();
        var described = send(
                "PUT",
                "/pools/" + pool + "/models/" + path,
                "application/json",
                BodyPublishers.ofString("{\"version\":\"v1\",\"provider\":\"P\",\"settings\":{\"temperature\":0.7}}"));
        assertThat(described.status()).isEqualTo(200);
        var model = get("/pools/" + pool).body().at("/models/0");
        assertThat(model.get("name").stringValue()).isEqualTo(name);
        assertThat(model.at("/settings/temperature").doubleValue()).isEqualTo(0.7);
    }

    @Test
    void listsTasksByWordsAndCategory() throws Exception {
        var pool = pool();
        post(
                "/pools/" + pool + "/import",
                "text/csv",
                "task_id,prompt,model,response,category\nt1,100% sure,m,a,x\nt2,other,m,a,y\n");
        assertThat(get("/pools/" + pool + "/tasks").body().get("total").intValue())
                .isEqualTo(2);
        assertThat(get("/pools/" + pool + "/tasks?q=100%25")
                        .body()
                        .at("/tasks/0/task_id")
                        .stringValue())
                .isEqualTo("t1");
        assertThat(get("/pools/" + pool + "/tasks?category=y")
                        .body()
                        .at("/tasks/0/task_id")
                        .stringValue())
                .isEqualTo("t2");
        assertThat(get("/pools/" + pool + "/tasks?q=%25%25").body().get("total").intValue())
                .isZero();
        assertThat(get("/pools/" + pool + "/tasks?page=-1&size=0").status()).isEqualTo(200);
    }

    @Test
    void knowsNoOtherPools() throws Exception {
        assertThat(get("/pools/none").status()).isEqualTo(404);
        assertThat(get("/pools/none").body().get("detail").stringValue()).contains("no pool");
    }

    @Test
    void takesTheSharedPools() throws Exception {
        var file = Path.of("../shared/data/llmfao/pool.jsonl");
        Assumptions.assumeTrue(Files.exists(file), () -> file + " is not here");
        var pool = pool();
        var taken = send("POST", "/pools/" + pool + "/import", "application/x-ndjson", BodyPublishers.ofFile(file));
        assertThat(taken.body().at("/responses/new").intValue()).isEqualTo(750);
        var again = send("POST", "/pools/" + pool + "/import", "application/x-ndjson", BodyPublishers.ofFile(file));
        assertThat(again.body().at("/responses/new").intValue()).isZero();
        assertThat(get("/pools/" + pool).body().get("models").size()).isEqualTo(59);
    }
}
