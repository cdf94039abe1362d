package dev.evenhand.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.evenhand.EvenhandTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A published crowd study, sent in over HTTP and scored, against the answers of independent programs. */
@EvenhandTest
class KnownStudyTests {

    private static final Path SHARED = Path.of("../shared");
    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @BeforeEach
    void needsTheSharedData() {
        assumeTrue(Files.exists(SHARED.resolve("fixtures/bt/llmfao.expected.json")), "the shared data is not here");
    }

    @Test
    void scoresACrowdStudyAsOtherProgramsDo() throws IOException {
        var api = ApiClient.ofAnAdmin(database, port);
        var expected = JSON.readTree(SHARED.resolve("fixtures/bt/llmfao.expected.json"))
                .get("bt_half_tie");
        var pool = api.post("/pools", "application/json", "{\"name\":\"Crowd\"}".getBytes());
        assertThat(pool.statusCode()).isEqualTo(201);
        var filled = api.post("/pools/crowd/import", "application/x-ndjson", file("data/llmfao/pool.jsonl"));
        assertThat(filled.statusCode()).as(filled.body()).isEqualTo(200);
        var plan = JSON.createObjectNode().put("name", "Crowd study").put("pool", "crowd");
        plan.set("models", JSON.valueToTree(models(expected)));
        plan.set("cluster", JSON.createArrayNode());
        var drafted = api.post("/studies", "application/json", plan.toString().getBytes());
        assertThat(drafted.statusCode()).as(drafted.body()).isEqualTo(201);
        var slug = JSON.readTree(drafted.body()).get("slug").asString();
        assertThat(api.post("/studies/" + slug + "/register", "application/json", new byte[0])
                        .statusCode())
                .isEqualTo(200);

        var votes = file("data/llmfao/votes.csv");
        var imported = api.post("/studies/" + slug + "/votes", "text/csv", votes);
        assertThat(imported.body()).contains("\"imported\":8931").contains("\"raters\":124");
        var again = api.post("/studies/" + slug + "/votes", "text/csv", votes);
        assertThat(again.body()).contains("\"imported\":0").contains("\"already\":8931");

        var scores = records(api.get("/studies/" + slug + "/scores.csv").body());
        assertThat(scores).hasSize(59);
        scores.forEach(line -> agree(line, expected));
        assertThat(records(api.get("/studies/" + slug + "/votes.csv").body())).hasSize(8931);
    }

    private static void agree(NamedCsvRecord line, JsonNode expected) {
        var model = line.getField("model");
        assertThat(number(line, "strength"))
                .as(model)
                .isCloseTo(expected.get("log_strength").get(model).asDouble(), within(1e-9));
        assertThat(number(line, "se"))
                .as(model)
                .isCloseTo(expected.get("se_sandwich").get(model).asDouble(), within(1e-8));
        assertThat(line.getField("rank_lower"))
                .isEqualTo(expected.get("rank_ub_sandwich95").get(model).asString());
        assertThat(line.getField("rank_upper"))
                .isEqualTo(expected.get("rank_worst_sandwich95").get(model).asString());
    }

    private static double number(NamedCsvRecord line, String column) {
        return Double.parseDouble(line.getField(column));
    }

    private static List<String> models(JsonNode expected) {
        return List.copyOf(expected.get("log_strength").propertyNames());
    }

    private static byte[] file(String name) throws IOException {
        return Files.readAllBytes(SHARED.resolve(name));
    }

    static List<NamedCsvRecord> records(String csv) {
        return CsvReader.builder().ofNamedCsvRecord(csv).stream().collect(Collectors.toList());
    }
}
