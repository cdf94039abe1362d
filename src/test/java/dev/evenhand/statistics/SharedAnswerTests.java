package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Votes of other projects, which are not ours to ship: checked where they lie beside the project, else skipped. */
class SharedAnswerTests {

    private static final Path SHARED = Path.of("..", "shared");

    @ParameterizedTest
    @CsvSource({
        "simple, fixtures/bt/simple.csv, left, right",
        "food, fixtures/bt/food.csv, left, right",
        "llmfao, data/llmfao/votes.csv, model_a, model_b"
    })
    void agreesWithIndependentFits(String name, String votes, String first, String second) throws IOException {
        var answers = SHARED.resolve("fixtures/bt/%s.expected.json".formatted(name));
        assumeTrue(Files.exists(answers), "skipped: no " + answers + " beside the project");
        assumeTrue(Files.exists(SHARED.resolve(votes)), "skipped: no " + votes + " beside the project");

        var scores = BradleyTerry.standard().fit(counts(SHARED.resolve(votes), first, second));
        var expected = JsonMapper.shared().readTree(answers.toFile()).get("bt_half_tie");

        assertThat(scores.converged()).isTrue();
        assertThat(scores.models()).hasSize(expected.get("log_strength").size());
        scores.models().forEach(score -> agrees(score, expected));
    }

    private static void agrees(ModelScore score, JsonNode expected) {
        var estimate = score.estimate().orElseThrow();
        assertThat(estimate.strength()).isEqualTo(number(expected, "log_strength", score), within(1e-9));
        assertThat(estimate.standardError()).isEqualTo(number(expected, "se_sandwich", score), within(1e-8));
        assertThat(estimate.modelStandardError()).isEqualTo(number(expected, "se_hessian", score), within(1e-8));
        assertThat(score.ranks())
                .contains(new RankRange(
                        (int) number(expected, "rank_ub_sandwich95", score),
                        (int) number(expected, "rank_worst_sandwich95", score),
                        (int) number(expected, "rank_ub_pairwise_z95", score)));
    }

    private static double number(JsonNode expected, String field, ModelScore score) {
        return expected.get(field).get(score.model()).asDouble();
    }

    private static PairCounts counts(Path file, String first, String second) throws IOException {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            var votes = csv.stream().toList();
            var models = new LinkedHashSet<String>();
            votes.forEach(vote -> models.addAll(List.of(vote.getField(first), vote.getField(second))));
            var counts = PairCounts.among(models);
            votes.forEach(vote -> counts.add(vote.getField(first), vote.getField(second), verdict(vote), 1));
            return counts.build();
        }
    }

    private static Verdict verdict(NamedCsvRecord vote) {
        return switch (vote.getField("winner")) {
            case "left" -> Verdict.MODEL_A;
            case "right" -> Verdict.MODEL_B;
            default -> Verdict.parse(vote.getField("winner"));
        };
    }
}
