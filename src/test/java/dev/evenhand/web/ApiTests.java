package dev.evenhand.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.EvenhandTest;
import dev.evenhand.SignIn;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@EvenhandTest(properties = "EVENHAND_API_TOKEN=from-the-environment-7Jx2mQ9vL4")
class ApiTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    private long admin;
    private String token;

    @BeforeEach
    void anAdminWithAToken() {
        admin = SignIn.person(database, "Admin " + System.nanoTime(), "ADMIN");
        token = SignIn.token(database, admin);
    }

    @Test
    void asksForATokenAsAProblem() {
        var answer = get("/api/v1/pools", null);
        assertProblem(answer, 401, "token");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void letsATokenInUntilItIsRevokedOrItsOwnerDisabled() {
        assertThat(get("/api/v1/pools", token).statusCode()).isEqualTo(200);
        database.sql("update account set disabled_at = now() where id = ?")
                .param(admin)
                .update();
        assertProblem(get("/api/v1/pools", token), 401, "token");
        database.sql("update account set disabled_at = null where id = ?")
                .param(admin)
                .update();
        assertThat(get("/api/v1/pools", token).statusCode()).isEqualTo(200);
        database.sql("update api_token set revoked_at = now() where account_id = ?")
                .param(admin)
                .update();
        assertProblem(get("/api/v1/pools", token), 401, "token");
    }

    @Test
    void knowsTheTokenOfTheEnvironment() {
        assertThat(get("/api/v1/pools", "from-the-environment-7Jx2mQ9vL4").statusCode())
                .isEqualTo(200);
        assertProblem(get("/api/v1/pools", "from-the-environment"), 401, "token");
    }

    @Test
    void notesWhenATokenWasUsed() {
        get("/api/v1/pools", token);
        assertThat(database.sql("select last_used_at > now() - interval '1 minute' from api_token where account_id = ?")
                        .param(admin)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void refusesAResearcherWhatIsForAdmins() {
        var researcher = SignIn.person(database, "Researcher " + System.nanoTime(), "RESEARCHER");
        var own = SignIn.token(database, researcher);
        assertProblem(post("/api/v1/pools", own, "{\"name\":\"Everyday\"}"), 403, "may not");
    }

    @Test
    void doesNotTakeASessionForAToken() {
        var visitor = new Visitor(port);
        var name = "Browser " + System.nanoTime();
        SignIn.person(database, name, "ADMIN");
        visitor.signIn(name, SignIn.PASSWORD);
        assertThat(visitor.get("/api/v1/pools").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\":\"a\",\"locked\":true}       | locked",
                "{\"name\":\"a\"                        | line 1",
                "{\"name\":\"a\",\"name\":\"b\"}        | name",
                "{\"name\":\"a\"} {}                    | JSON",
                "{\"name\":\"a\\u0000b\"}               | name",
                "{\"name\":{}}                          | name",
                "[]                                     | JSON",
                "`` | body",
            })
    void refusesABodyThatIsNotExactlyRight(String body, String words) {
        assertProblem(post("/api/v1/pools", token, body), 400, words);
    }

    @Test
    void answersWhatIsNotThereAsAProblem() {
        assertProblem(get("/api/v1/nothing", token), 404, "");
    }

    @Test
    void refusesNulInParameters() {
        assertThat(get("/sign-in?to=a%00b", null).statusCode()).isEqualTo(400);
    }

    @Test
    void describesItselfToAnybody() {
        var answer = get("/api/v1/openapi.json", null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("paths").propertyNames()).anyMatch(path -> path.startsWith("/api/v1/"));
    }

    private HttpResponse<String> get(String path, String token) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)), token);
    }

    private HttpResponse<String> post(String path, String token, String body) {
        return send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body == null ? "" : body)),
                token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String token) {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return new Visitor(port).send(request);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json(answer).path("status").asInt()).isEqualTo(status);
        assertThat(answer.body()).contains(words).doesNotContain("Exception", "dev.evenhand", "tools.jackson");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
