package dev.evenhand.datasheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.EvenhandTest;
import dev.evenhand.StudyFixture;
import dev.evenhand.study.Studies;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyLife;
import dev.evenhand.study.WrongState;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@EvenhandTest
class DatasheetTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> MODELS = List.of("m1", "m2");

    @LocalServerPort
    int port;

    @Autowired
    StudyFixture fixture;

    @Autowired
    StudyLife life;

    @Autowired
    Studies studies;

    @Autowired
    Datasheets datasheets;

    @Autowired
    DatasheetNotes notes;

    @Autowired
    JdbcClient jdbc;

    @Test
    void answersFromTheRecordAndSaysWhatNobodySaid() throws Exception {
        var study = voted();
        life.close(study.slug(), "test");

        var sheet = datasheets.of(studies.get(study.slug()));

        assertThat(sheet.of()).isEqualTo(20);
        assertThat(open(sheet))
                .containsExactly("interest", "systems", "generation", "sampling", "expertise", "payment", "ethics");
        assertThat(sheet.reported()).isEqualTo(13);
        assertThat(said(sheet, Topic.RATERS)).isEqualTo("2 raters gave votes, 4 to 4 each, 4 in the middle.");
        assertThat(said(sheet, Topic.RECRUITMENT)).isEqualTo("2 by a personal link.");
        assertThat(said(sheet, Topic.TRAINING)).contains("a guide with").doesNotContain("qualify");
        assertThat(said(sheet, Topic.CRITERION))
                .contains("Which response serves the request better?")
                .contains("both bad");
        assertThat(said(sheet, Topic.STATISTICS)).contains("95 %").contains("8 votes planned");
        assertThat(said(sheet, Topic.TASKS)).startsWith("4 of 4 registered tasks were voted on.");
    }

    @Test
    void takesWhatPeopleSayAsDatedEntries() {
        var study = voted();
        assertThat(said(datasheets.of(study), Topic.STATISTICS))
                .as("nothing that hangs on the lead")
                .endsWith("8 votes planned.");

        notes.write(study.slug(), "payment", "12 pounds an hour.", 0, "ada");
        notes.write(study.slug(), "payment", "12 pounds an hour.", 0, "ada");
        assertThatThrownBy(() -> notes.write(study.slug(), "payment", "Nothing.", 0, "bob"))
                .isInstanceOf(WrongState.class);
        notes.write(study.slug(), "payment", "14 pounds an hour.", 1, "ada");
        assertThatThrownBy(() -> notes.write(study.slug(), "weather", "Rain.", 0, "ada"))
                .isInstanceOf(UnfitNote.class);
        assertThatThrownBy(() -> notes.write(study.slug(), "payment", " ", 2, "ada"))
                .isInstanceOf(UnfitNote.class);

        var note = datasheets.of(study).items().stream()
                .filter(item -> item.topic() == Topic.PAYMENT)
                .findFirst()
                .orElseThrow()
                .note()
                .orElseThrow();
        assertThat(note.text()).isEqualTo("14 pounds an hour.");
        assertThat(note.number()).isEqualTo(2);
        assertThat(jdbc.sql("""
                        select count(*) from (
                            select type from ledger_outbox where study_id = :study and type = 'study.described'
                            union all select line::jsonb ->> 'type' from ledger_entry
                            where study_id = :study and line::jsonb ->> 'type' = 'study.described') told""").param("study", study.id()).query(Long.class).single())
                .isEqualTo(2);
    }

    @Test
    void isReadByAnybodyOncePublishedAndByNobodyBefore() throws Exception {
        var study = voted();
        var path = "/studies/" + study.slug() + "/datasheet";
        assertThat(get(path).statusCode()).isEqualTo(404);
        assertThat(get(path + ".json").statusCode()).isEqualTo(404);
        life.close(study.slug(), "test");

        var json = JSON.readTree(get(path + ".json").body());

        assertThat(json.path("reported").intValue()).isEqualTo(13);
        assertThat(json.path("sections")
                        .get(0)
                        .path("items")
                        .get(0)
                        .path("record")
                        .stringValue())
                .isEqualTo("That m1 is preferred to m2.");
        assertThat(get(path).body()).contains("Reported 13 of 20").doesNotContain("<textarea");
    }

    private static List<String> open(Datasheet sheet) {
        return sheet.items().stream()
                .filter(item -> !item.reported())
                .map(Datasheet.Item::code)
                .toList();
    }

    private static String said(Datasheet sheet, Topic topic) {
        return sheet.items().get(topic.ordinal()).said();
    }

    private Study voted() {
        var study = fixture.open(
                fixture.pool(4, "m1", "m2"),
                MODELS,
                Map.of(
                        "votes_per_comparison",
                        2,
                        "claim",
                        Map.of("better", "m1", "than", "m2"),
                        "instructions",
                        "Read both.",
                        "examples",
                        List.of(Map.of("prompt", "Hi", "a", "Hello", "b", "Go", "verdict", "a", "why", "Kinder."))));
        try {
            for (var rater : fixture.invite(study, 2)) {
                for (int i = 0; i < 4; i++) {
                    var ballot = JSON.readTree(post("/rater/" + study.slug() + "/ballots", rater.token(), "{}"));
                    post(
                            "/rater/ballots/" + ballot.path("ballot").stringValue() + "/vote",
                            rater.token(),
                            "{\"verdict\":\"a\",\"active_ms\":9000}");
                }
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return study;
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Accept", path.endsWith("json") ? "application/json" : "text/html")
                        .build(),
                BodyHandlers.ofString());
    }

    private String post(String path, String token, String json) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(json))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
