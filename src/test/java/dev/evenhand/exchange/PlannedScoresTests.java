package dev.evenhand.exchange;

import static dev.evenhand.exchange.KnownStudyTests.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.evenhand.EvenhandTest;
import dev.evenhand.StudyFixture;
import dev.evenhand.statistics.BradleyTerry;
import dev.evenhand.statistics.Cluster;
import dev.evenhand.statistics.Groups;
import dev.evenhand.statistics.RankRange;
import dev.evenhand.statistics.Scores;
import dev.evenhand.statistics.Ties;
import dev.evenhand.statistics.Verdict;
import dev.evenhand.statistics.Votes;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyLife;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the server says of a study, against `statistics` called on the votes that the server gives out. */
@EvenhandTest
class PlannedScoresTests {

    private static final List<String> MODELS = List.of("Cedar", "Birch", "Willow", "Alder");
    private static final Set<Cluster> BOTH = Set.of(Cluster.RATER, Cluster.TASK);

    @LocalServerPort
    private int port;

    @Autowired
    private StudyFixture fixture;

    @Autowired
    private StudyLife life;

    @Autowired
    private JdbcClient database;

    private ApiClient api;

    @BeforeEach
    void connect() {
        api = ApiClient.ofAnAdmin(database, port);
    }

    @Test
    void clustersByRaterAndTaskWhereThePlanSaysNothingElse() {
        var study = study(Map.of());

        agree(study, BradleyTerry.standard().clusteredBy(BOTH));
    }

    @Test
    void clustersByWhatThePlanNames() {
        agree(study(Map.of("cluster", List.of("task"))), BradleyTerry.standard().clusteredBy(Set.of(Cluster.TASK)));
        agree(
                study(Map.of("cluster", List.of(), "alpha", "0.1")),
                BradleyTerry.standard().withLevel(0.9));
    }

    @Test
    void takesTiesByDavidsonsModelWhereThePlanDoes() {
        var study = study(Map.of("ties", "davidson", "cluster", List.of("rater")));

        agree(study, BradleyTerry.standard().withTies(Ties.DAVIDSON).clusteredBy(Set.of(Cluster.RATER)));
        assertThat(get(study, "scores.json")).contains("\"ties\":\"davidson\"").contains("clustered by rater");
    }

    @Test
    void widensIntervalsWhileTheStudyIsOpenAndUntilVotesArePlannedOnes() {
        var study = study(Map.of());
        life.open(study.slug(), "test");
        long planned = 6 * 12;

        agree(study, BradleyTerry.standard().clusteredBy(BOTH).anytime(planned));
        assertThat(get(study, "scores.json")).contains("valid at any look");
        life.close(study.slug(), "test");
        agree(study, BradleyTerry.standard().clusteredBy(BOTH));
        assertThat(get(study, "scores.json")).contains("for one look; when it was taken is not known");
    }

    @Test
    void followsVotesThatComeLater() {
        var study = study(Map.of());
        agree(study, BradleyTerry.standard().clusteredBy(BOTH));
        send(study, votes(99, 150));

        agree(study, BradleyTerry.standard().clusteredBy(BOTH));
    }

    private Study study(Map<String, ?> changes) {
        var study = fixture.registered(fixture.pool(12, MODELS.toArray(String[]::new)), MODELS, changes);
        send(study, votes(7, 400));
        return study;
    }

    private void agree(Study study, BradleyTerry method) {
        var expected = method.fit(given(study));
        var lines = records(get(study, "scores.csv"));
        assertThat(lines).extracting(line -> line.getField("model")).containsExactlyElementsOf(models(expected));
        lines.forEach(line -> agree(line, expected));
    }

    private static List<String> models(Scores scores) {
        return scores.models().stream().map(score -> score.model()).toList();
    }

    private static void agree(NamedCsvRecord line, Scores expected) {
        var score = expected.of(line.getField("model"));
        var estimate = score.estimate().orElseThrow();
        close(line, "strength", estimate.strength());
        close(line, "se", estimate.standardError());
        close(line, "lower", estimate.lowerPoints());
        close(line, "upper", estimate.upperPoints());
        assertThat(score.ranks().map(RankRange::best)).contains(Integer.valueOf(line.getField("rank_lower")));
        assertThat(score.ranks().map(RankRange::worst)).contains(Integer.valueOf(line.getField("rank_upper")));
    }

    private static void close(NamedCsvRecord line, String column, double expected) {
        assertThat(Double.parseDouble(line.getField(column))).as(column).isCloseTo(expected, within(1e-9));
    }

    /** The votes as the server gives them out. */
    private Votes given(Study study) {
        var rows = records(get(study, "votes.csv"));
        var raters =
                rows.stream().map(row -> row.getField("rater_id")).distinct().toList();
        var tasks = rows.stream().map(row -> row.getField("task_id")).distinct().toList();
        var verdicts = new byte[rows.size()];
        for (int n = 0; n < verdicts.length; n++) {
            verdicts[n] = (byte) Verdict.parse(rows.get(n).getField("winner")).ordinal();
        }
        return Votes.of(MODELS, places(rows, "model_a", MODELS), places(rows, "model_b", MODELS), verdicts)
                .withRaters(Groups.of(raters, places(rows, "rater_id", raters)))
                .withTasks(Groups.of(tasks, places(rows, "task_id", tasks)));
    }

    private static int[] places(List<NamedCsvRecord> rows, String column, List<String> among) {
        return rows.stream()
                .mapToInt(row -> among.indexOf(row.getField(column)))
                .toArray();
    }

    private String get(Study study, String file) {
        var answer = api.get("/studies/" + study.slug() + "/" + file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private void send(Study study, String csv) {
        var answer = api.post("/studies/" + study.slug() + "/votes", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Raters with tastes of their own, several votes of a rater on one task, ties of both kinds. */
    private static String votes(long seed, int count) {
        var random = new Random(seed);
        var csv = new StringBuilder("task_id,rater_id,model_a,model_b,winner\n");
        for (int n = 0; n < count; n++) {
            int rater = random.nextInt(13);
            int left = random.nextInt(4);
            int right = (left + 1 + random.nextInt(3)) % 4;
            double taste = 0.4 * ((rater * 7 + left * 3) % 5 - (rater * 7 + right * 3) % 5) / 5;
            double chance = 0.5 + 0.1 * (right - left) + taste;
            var winner = random.nextInt(6) == 0
                    ? List.of("tie", "both_bad").get(random.nextInt(2))
                    : random.nextDouble() < chance ? "model_a" : "model_b";
            csv.append("t-%03d,w%d,%s,%s,%s%n"
                    .formatted(random.nextInt(12), rater, MODELS.get(left), MODELS.get(right), winner));
        }
        return csv.toString();
    }
}
