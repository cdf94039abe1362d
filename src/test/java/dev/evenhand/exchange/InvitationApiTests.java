package dev.evenhand.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.EvenhandTest;
import dev.evenhand.SignIn;
import dev.evenhand.StudyFixture;
import dev.evenhand.study.Study;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What scripts may wish for when they invite, and what they are told when they may not. */
@EvenhandTest
class InvitationApiTests {

    @LocalServerPort
    int port;

    @Autowired
    StudyFixture fixture;

    @Autowired
    JdbcClient database;

    @Autowired
    JsonMapper json;

    private ApiClient admin;
    private Study study;

    @BeforeEach
    void aStudy() {
        admin = new ApiClient(
                port, SignIn.token(database, SignIn.person(database, "Host " + System.nanoTime(), "ADMIN")));
        study = fixture.open(fixture.pool(1, "one", "two"), List.of("one", "two"), Map.of());
    }

    @Test
    void givesLinksAndTokensOnce() {
        var made = json.readTree(
                invite("{\"count\":2,\"expires_at\":\"2999-01-01T00:00:00Z\"}").body());
        assertThat(made.path("invitations"))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.path("link").stringValue()).startsWith("/join/"));
        assertThat(database.sql("select count(*) from rater where study_id = :study and expires_at is not null")
                        .param("study", study.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"count\":0}",
                "{\"count\":10001}",
                "{\"count\":1,\"expires_at\":\"2001-01-01T00:00:00Z\"}",
                "{\"count\":1,\"expires_at\":\"+300000-01-01T00:00:00Z\"}",
                "{\"open\":true,\"expires_at\":\"+1000000000-12-31T23:59:59Z\"}",
                "{\"open\":true,\"limit\":0}",
                "{\"open\":true,\"per_hour\":-1}",
                "{\"count\":1,\"label\":\"a\\u0000b\"}",
                "{\"count\":1,\"role\":\"ADMIN\"}",
                "[]",
                ""
            })
    void refusesWhatCannotBe(String wish) {
        var answer = invite(wish);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private HttpResponse<String> invite(String wish) {
        return admin.post(
                "/studies/" + study.slug() + "/invitations", "application/json", wish.getBytes(StandardCharsets.UTF_8));
    }
}
