package dev.evenhand.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.EvenhandTest;
import dev.evenhand.SignIn;
import dev.evenhand.StudyFixture;
import dev.evenhand.study.State;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyLife;
import dev.evenhand.web.AccessMatrixTests.Row;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who reads what of a study, and when: every address of `access.csv` that names a study and nothing else. */
@EvenhandTest
class ForeignStudyTests {

    private static final List<String> MODELS = List.of("Cedarwood", "Birchbark");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    StudyFixture fixture;

    @Autowired
    StudyLife life;

    @Autowired
    JsonMapper json;

    private Viewer stranger;
    private Viewer foreign;
    private Viewer member;

    @BeforeEach
    void viewers() {
        stranger = new Viewer(new Visitor(port), null);
        foreign = researcher("Foreign " + System.nanoTime());
        member = researcher("Member " + System.nanoTime());
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"DRAFT", "REGISTERED", "OPEN", "CLOSED"})
    void nobodyElseReadsAStudyBeforeItIsPublished(State state) throws IOException {
        var study = study(state);
        for (var row : rows("/(api/v1/)?studies/")) {
            assertThat(foreign.status(row, study))
                    .as("%s for a researcher of others", row)
                    .isEqualTo(row.researcher() ? 404 : 403);
            assertThat(stranger.status(row, study))
                    .as("%s for anybody", row)
                    .isIn(row.anonymous() ? List.of(404) : List.of(302, 401));
        }
    }

    @Test
    void itsResearchersReadItsNumbersAndNotItsRaters() throws IOException {
        var study = study(State.OPEN);
        for (var row : rows("/(api/v1/)?studies/")) {
            assertThat(member.status(row, study))
                    .as(row.route())
                    .isIn(row.researcher() ? List.of(200, 202, 302) : List.of(403));
        }
    }

    @Test
    void everybodySeesTheResultsThatArePublishedAndNothingElse() throws IOException {
        var study = study(State.PUBLISHED);
        for (var row : rows("/(api/v1/)?studies/")) {
            assertThat(stranger.status(row, study))
                    .as(row.route())
                    .isIn(row.anonymous() ? List.of(200, 202) : List.of(302, 401));
            boolean inside = row.path().matches("/(api/v1/)?studies/[^/]*(/plan|/progress|/amendments)?");
            assertThat(foreign.status(row, study))
                    .as("%s for a researcher of others", row)
                    .isIn(!row.researcher() ? List.of(403) : inside ? List.of(404) : List.of(200, 202));
        }
    }

    @Test
    void theLedgerOfAnOpenStudyNamesNoModelAndShowsNoEntry() throws IOException {
        var study = study(State.OPEN);
        for (var row : rows("/ledger/")) {
            var answer = stranger.get(row, study);
            assertThat(answer.body()).as(row.route()).doesNotContain(MODELS);
            assertThat(answer.statusCode())
                    .as(row.route())
                    .isIn(row.path().endsWith("entries.jsonl") ? List.of(403) : List.of(200, 400, 404));
        }
    }

    private static List<Row> rows(String start) throws IOException {
        return AccessMatrixTests.rows().stream()
                .filter(row -> row.method().equals("GET") && row.path().matches(start + "\\{(slug|study)}[^{]*"))
                .toList();
    }

    private Study study(State state) {
        var pool = fixture.pool(1, MODELS.toArray(String[]::new));
        var study = switch (state) {
            case DRAFT -> life.draft(plan(pool), "test");
            case REGISTERED -> fixture.registered(pool, MODELS, Map.of());
            case OPEN -> fixture.open(pool, MODELS, Map.of());
            case PAUSED -> life.pause(fixture.open(pool, MODELS, Map.of()).slug(), "test");
            case CLOSED ->
                life.close(
                        fixture.open(pool, MODELS, Map.of("publish_at", "2999-01-01T00:00:00Z"))
                                .slug(),
                        "test");
            case PUBLISHED -> life.close(fixture.open(pool, MODELS, Map.of()).slug(), "test");
        };
        assertThat(study.state()).isEqualTo(state);
        database.sql("insert into study_member (study_id, account_id) values (:study, :member)")
                .param("study", study.id())
                .param("member", member.account())
                .update();
        return study;
    }

    private JsonNode plan(String pool) {
        var plan = json.createObjectNode().put("name", "Draft").put("pool", pool);
        plan.set("models", json.valueToTree(MODELS));
        return plan;
    }

    private Viewer researcher(String name) {
        long account = SignIn.person(database, name, "RESEARCHER");
        var visitor = new Visitor(port);
        visitor.signIn(name, SignIn.PASSWORD);
        return new Viewer(visitor, account, SignIn.token(database, account));
    }

    /** Somebody with a browser for pages and, where there is one, a token for the API. */
    private record Viewer(
            Visitor browser, long account, @Nullable String token) {
        Viewer(Visitor browser, @Nullable String token) {
            this(browser, 0, token);
        }

        int status(Row row, Study study) {
            return get(row, study).statusCode();
        }

        HttpResponse<String> get(Row row, Study study) {
            var path = row.path().replaceAll("\\{[a-z]+}", study.slug());
            var request = browser.request(path).header("Accept", "*/*");
            if (token != null && path.startsWith("/api/")) {
                request.header("Authorization", "Bearer " + token);
            }
            return browser.send(request);
        }
    }
}
