package dev.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.EvenhandTest;
import dev.evenhand.StudyFixture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Bodies that no desk sends: each is refused in words or taken once, and nothing ever breaks. */
@EvenhandTest
class HostileAnswerTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long SEED = 20_261_126;
    private static final int BODIES = 1_500;

    private static final List<String> NAMES = List.of(
            "verdict",
            "strength",
            "axes",
            "flags",
            "reasons",
            "rationale",
            "confidence",
            "guesses",
            "active_ms",
            "total_ms",
            "scroll",
            "device",
            "model_a",
            "rater_id",
            "ballot",
            "__proto__",
            "");

    private static final List<String> VALUES = List.of(
            "\"a\"",
            "\"b\"",
            "\"tie\"",
            "\"c\"",
            "\"A\"",
            "\"\"",
            "null",
            "true",
            "0",
            "-1",
            "1",
            "1e18",
            "1e400",
            "-0.0",
            "9223372036854775808",
            "\"NaN\"",
            "\"\\u0000\"",
            "\"x\\u0000y\"",
            "\"\\ud800\"",
            "\"\\udfff\\ud800\"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "{\"a\":\"b\"}",
            "{\"a\":null}",
            "{\"clarity\":\"a\"}",
            "{\"clarity\":{\"a\":5,\"b\":99}}",
            "[{\"seat\":\"b\",\"flag\":\"other\",\"severity\":2}]",
            "[{\"seat\":\"c\",\"flag\":\"other\"}]",
            "[{\"seat\":\"a\"}]",
            "[\"complete\"]",
            "[\"Robert'); drop table vote;--\"]",
            "[{\"seat\":\"a\",\"text\":\"\\u0000\"}]",
            "[{\"seat\":\"a\",\"text\":\"\\ud83d\"}]",
            "\"" + "long ".repeat(5_000) + "\"",
            "{\"a\":-1,\"b\":101}",
            "{\"a\":50,\"b\":100}");

    @LocalServerPort
    int port;

    @Autowired
    StudyFixture fixture;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private String token;
    private long study;

    private String slug;

    private void aRater(int tasks) {
        var models = List.of("one", "two");
        var made = fixture.open(
                fixture.pool(tasks, "one", "two"),
                models,
                Map.of(
                        "axes",
                        List.of(Map.of("key", "clarity", "label", "Clear")),
                        "flags",
                        List.of("other"),
                        "max_votes_per_rater",
                        tasks));
        study = made.id();
        token = fixture.invite(made, 1).get(0).token();
        slug = made.slug();
    }

    @Test
    void areRefusedInWordsOrTakenOnce() throws Exception {
        aRater(BODIES / 2);
        var random = new Random(SEED);
        var ballot = ballot();
        int taken = 0;
        for (int i = 0; i < BODIES; i++) {
            var body = body(random);
            var answer = post("/rater/ballots/" + ballot + "/vote", body);
            assertThat(answer.statusCode()).as(body).isIn(201, 400, 422);
            if (answer.statusCode() == 201) {
                taken++;
                ballot = ballot();
            } else {
                assertThat(answer.headers().firstValue("Content-Type")).as(body).hasValue("application/problem+json");
            }
            assertThat(answer.body()).as(body).doesNotContain("Exception", "dev.evenhand", "org.", "select ");
        }
        assertThat(taken).as("some are answers").isBetween(1, BODIES / 2);
        assertThat(votes()).isEqualTo(taken);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"a\"",
                "{",
                "{\"verdict\":\"a\"}{\"verdict\":\"b\"}",
                "{\"verdict\":\"a\",\"verdict\":\"b\"}"
            })
    void areRefusedWhereTheyAreNoOneObject(String body) throws Exception {
        aRater(1);
        assertThat(post("/rater/ballots/" + ballot() + "/vote", body).statusCode())
                .isIn(400, 422);
        assertThat(votes()).isZero();
    }

    private static String body(Random random) {
        return IntStream.range(0, 1 + random.nextInt(5))
                .mapToObj(i -> NAMES.get(i == 0 && random.nextBoolean() ? 0 : random.nextInt(NAMES.size())))
                .distinct()
                .map(name -> "\"" + name + "\":" + VALUES.get(random.nextInt(VALUES.size())))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private String ballot() throws Exception {
        return json.readTree(post("/rater/" + slug + "/ballots", "{}").body())
                .path("ballot")
                .stringValue();
    }

    private long votes() {
        return jdbc.sql("select count(*) from vote where study_id = :study")
                .param("study", study)
                .query(Long.class)
                .single();
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
