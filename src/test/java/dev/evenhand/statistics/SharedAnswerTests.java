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
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
        var expected = expected(name, votes).get("bt_half_tie");
        var scores = BradleyTerry.standard().fit(counts(SHARED.resolve(votes), first, second));

        assertThat(scores.converged()).isTrue();
        assertThat(scores.models()).hasSize(expected.get("log_strength").size());
        scores.models().forEach(score -> agrees(score, expected));
    }

    @ParameterizedTest
    @CsvSource({
        "simple, fixtures/bt/simple.csv, left, right",
        "food, fixtures/bt/food.csv, left, right",
        "llmfao, data/llmfao/votes.csv, model_a, model_b"
    })
    void agreesWithIndependentFitsOfDavidsonsModel(String name, String votes, String first, String second)
            throws IOException {
        var expected = expected(name, votes).get("davidson");
        var scores = BradleyTerry.standard().withTies(Ties.DAVIDSON).fit(counts(SHARED.resolve(votes), first, second));

        assertThat(Math.exp(scores.coefficients().get(0).value()))
                .isEqualTo(expected.get("nu").asDouble(), within(1e-9));
        scores.models().forEach(score -> {
            var estimate = score.estimate().orElseThrow();
            assertThat(estimate.strength()).isEqualTo(number(expected, "log_strength", score), within(1e-9));
            assertThat(estimate.modelStandardError()).isEqualTo(number(expected, "se", score), within(1e-8));
        });
    }

    @Test
    void agreesWithIndependentClusteredErrors() throws IOException {
        var expected = expected("llmfao", "data/llmfao/votes.csv").get("bt_half_tie");
        var votes = votes(SHARED.resolve("data/llmfao/votes.csv"));
        for (var cluster : Cluster.values()) {
            var scores = BradleyTerry.standard()
                    .with(Settings.STANDARD.withoutSmallSampleFactor())
                    .clusteredBy(Set.of(cluster))
                    .fit(votes);
            var field = cluster == Cluster.RATER ? "se_cluster_rater" : "se_cluster_task";
            scores.models()
                    .forEach(score -> assertThat(score.estimate().orElseThrow().standardError())
                            .isEqualTo(number(expected, field, score), within(1e-8)));
        }
    }

    /** The figures that were measured on 1.7 million votes of Chatbot Arena. */
    @Test
    void findsWhatIsKnownOfArenaVotes() throws IOException {
        var file = SHARED.resolve("data/arena-2024-08-14/counts.csv");
        assumeTrue(Files.exists(file), "skipped: no " + file + " beside the project");
        var counts = summed(file);
        var half = BradleyTerry.standard().fit(counts);
        var davidson = BradleyTerry.standard().withTies(Ties.DAVIDSON).fit(counts);

        assertThat(counts.models()).hasSize(129);
        assertThat(counts.votes()).isEqualTo(1_670_250);
        assertThat(half.fits().get(0).iterations()).isBetween(5, 8);
        assertThat(meanPoints(half, Estimate::standardError)).isEqualTo(2.84, within(0.01));
        assertThat(meanPoints(half, Estimate::modelStandardError)).isEqualTo(3.54, within(0.01));
        assertThat(spread(davidson) / spread(half)).isEqualTo(1.57, within(0.02));
    }

    private static double meanPoints(Scores scores, ToDoubleFunction<Estimate> error) {
        return Points.PER_NAT
                * scores.models().stream()
                        .map(score -> score.estimate().orElseThrow())
                        .mapToDouble(error)
                        .average()
                        .orElseThrow();
    }

    private static double spread(Scores scores) {
        return Math.sqrt(scores.models().stream()
                .mapToDouble(score -> Math.pow(score.estimate().orElseThrow().strength(), 2))
                .sum());
    }

    private static JsonNode expected(String name, String votes) {
        var answers = SHARED.resolve("fixtures/bt/%s.expected.json".formatted(name));
        assumeTrue(Files.exists(answers), "skipped: no " + answers + " beside the project");
        assumeTrue(Files.exists(SHARED.resolve(votes)), "skipped: no " + votes + " beside the project");
        return JsonMapper.shared().readTree(answers.toFile());
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

    private static PairCounts summed(Path file) throws IOException {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            var rows = csv.stream().toList();
            var models = new LinkedHashSet<String>();
            rows.forEach(row -> models.addAll(List.of(row.getField("model_a"), row.getField("model_b"))));
            var counts = PairCounts.among(models);
            for (var row : rows) {
                var columns = List.of("wins_a", "wins_b", "ties", "both_bad");
                for (var verdict : Verdict.values()) {
                    long count = Long.parseLong(row.getField(columns.get(verdict.ordinal())));
                    counts.add(row.getField("model_a"), row.getField("model_b"), verdict, count);
                }
            }
            return counts.build();
        }
    }

    private static Votes votes(Path file) throws IOException {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            var rows = csv.stream().toList();
            var models = Stream.of("model_a", "model_b")
                    .flatMap(column -> rows.stream().map(row -> row.getField(column)))
                    .distinct()
                    .toList();
            var verdicts = new byte[rows.size()];
            for (int vote = 0; vote < verdicts.length; vote++) {
                verdicts[vote] = (byte) verdict(rows.get(vote)).ordinal();
            }
            return Votes.of(models, places(rows, "model_a", models), places(rows, "model_b", models), verdicts)
                    .withRaters(groups(rows, "rater_id"))
                    .withTasks(groups(rows, "task_id"));
        }
    }

    private static Groups groups(List<NamedCsvRecord> rows, String column) {
        var names = rows.stream().map(row -> row.getField(column)).distinct().toList();
        return Groups.of(names, places(rows, column, names));
    }

    private static int[] places(List<NamedCsvRecord> rows, String column, List<String> names) {
        return rows.stream()
                .mapToInt(row -> names.indexOf(row.getField(column)))
                .toArray();
    }
}
