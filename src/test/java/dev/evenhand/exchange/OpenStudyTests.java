package dev.evenhand.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.EvenhandTest;
import dev.evenhand.SignIn;
import dev.evenhand.StudyFixture;
import dev.evenhand.study.Study;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is done to a pool and its models while ballots are out changes no ballot, and loses none. */
@EvenhandTest
class OpenStudyTests {

    @LocalServerPort
    private int port;

    @Autowired
    private StudyFixture fixture;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    private String pool;
    private Study study;
    private ApiClient admin;
    private ApiClient rater;

    @BeforeEach
    void open() {
        pool = fixture.pool(2, "one", "two");
        study = fixture.open(pool, List.of("one", "two"), Map.of());
        admin = new ApiClient(port, SignIn.token(jdbc, SignIn.person(jdbc, "Ada " + System.nanoTime(), "ADMIN")));
        rater = new ApiClient(port, fixture.invite(study, 1).get(0).token());
    }

    @Test
    void keepsABallotAsItWasWhenItsPoolIsEdited() {
        var before = ballot();
        var changed = post(admin, "/pools/" + pool + "/import", "application/x-ndjson", line(task(), "another answer"));
        assertThat(changed.toString()).contains("would change");
        var grown = post(admin, "/pools/" + pool + "/import", "application/x-ndjson", line("t-new", "an answer"));
        assertThat(grown.at("/tasks/new").intValue()).isEqualTo(1);

        assertThat(ballot().toString()).isEqualTo(before.toString());
        assertThat(vote(before)).isEqualTo(201);
        assertThat(vote(ballot())).isEqualTo(201);
        assertThat(next().statusCode()).as("the new task is of another study").isEqualTo(204);
    }

    @Test
    void takesTheVoteOfABallotWhoseModelIsWithdrawnMeanwhile() {
        var ballot = ballot();
        jdbc.sql("""
                insert into withdrawal (study_id, model_id, reason, actor)
                select study_id, model_id, 'taken back', 'test' from study_model where study_id = :study and name = 'one'""").param("study", study.id()).update();
        assertThat(vote(ballot)).isEqualTo(201);
    }

    @Test
    void removesNoModelThatAStudyUses() {
        ballot();
        assertThatThrownBy(() -> jdbc.sql(
                                "delete from model where id in (select model_id from study_model where study_id = :study)")
                        .param("study", study.id())
                        .update())
                .hasMessageContaining("A registered study uses this pool");
    }

    private String task() {
        return jdbc.sql("select t.task_id from task t join pool p on p.id = t.pool_id where p.slug = :pool limit 1")
                .param("pool", pool)
                .query(String.class)
                .single();
    }

    private static String line(String task, String answer) {
        return "{\"task_id\":\"%s\",\"prompt\":\"Why?\",\"responses\":[{\"model\":\"one\",\"content\":\"%s\"}]}\n"
                .formatted(task, answer);
    }

    private JsonNode ballot() {
        var ballot = json.readTree(next().body());
        ((ObjectNode) ballot).remove("expires_at");
        return ballot;
    }

    private HttpResponse<String> next() {
        return rater.post("/rater/" + study.slug() + "/ballots", "application/json", "{}".getBytes(UTF_8));
    }

    private int vote(JsonNode ballot) {
        var path = "/rater/ballots/" + ballot.path("ballot").asString() + "/vote";
        return rater.post(path, "application/json", "{\"verdict\":\"a\"}".getBytes(UTF_8))
                .statusCode();
    }

    private JsonNode post(ApiClient who, String path, String type, String body) {
        return json.readTree(who.post(path, type, body.getBytes(UTF_8)).body());
    }
}
