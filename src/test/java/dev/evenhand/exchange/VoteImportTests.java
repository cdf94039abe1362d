package dev.evenhand.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.EvenhandTest;
import dev.evenhand.StudyFixture;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyLife;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@EvenhandTest
class VoteImportTests {

    private static final String HEAD = "task_id,rater_id,model_a,model_b,winner\n";
    private static final String GRADED = "task_id,rater_id,model_a,model_b,winner,strength\n";
    private static final String GOOD = "t-000,w1,m1,m2,model_a\n";

    @LocalServerPort
    int port;

    @Autowired
    StudyFixture fixture;

    @Autowired
    StudyLife life;

    @Autowired
    JdbcClient jdbc;

    private ApiClient api;

    @BeforeEach
    void connect() {
        api = ApiClient.ofAnAdmin(jdbc, port);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "t-000,w1,m1,m2,draw|3|winner",
                "t-000,w1,m1,m9,tie|3|m9",
                "t-000,w1,m1,m1,tie|3|same model",
                "t-999,w1,m1,m2,tie|3|t-999",
                "t-000,,m1,m2,tie|3|rater_id",
                "t-000,w1,m1,m2|3|cells",
                "t-000,w1,m1,m2,\"tie|3|quote"
            })
    void refusesAWrongLineAndKeepsNothing(String line, int number, String reason) {
        var study = study();
        var answer = send(study, HEAD + GOOD + line + "\n");

        assertThat(answer)
                .contains("\"status\":422")
                .contains("\"line\":" + number)
                .contains(reason);
        assertNothingStored(study);
    }

    /** A win without its grade would be a grade of zero in the mean that the plan promised. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "likert5|model_a,|strength is empty, and the plan measures the mean of grades",
                "likert5|model_b,3|is not on the plan's scale, 1 to 2",
                "likert7|model_a,4|is not on the plan's scale, 1 to 3",
                "likert7|tie,1|strength is 1, but neither model won"
            })
    void refusesGradesThatThePlanCannotMean(String scale, String line, String reason) {
        var study = graded(scale, "graded_mean");

        assertThat(send(study, GRADED + "t-000,w1,m1,m2,model_a,2\nt-001,w1,m1,m2,tie,\nt-002,w1,m1,m2," + line + "\n"))
                .contains("\"status\":422")
                .contains("\"detail\":\"Line 4: ")
                .contains(reason);
        assertNothingStored(study);
    }

    @Test
    void takesGradesWhereTheScaleHasThemAndPassesThemOverElsewhere() {
        var share = graded("likert7", "win_share");
        assertThat(send(share, GRADED + "t-000,w1,m1,m2,model_a,3\nt-001,w1,m1,m2,model_b,\n"))
                .contains("\"imported\":2");
        assertThat(strengths(share)).isEqualTo(List.of("3", ""));
        var plain = graded("arena4", "win_share");
        assertThat(send(plain, GRADED + "t-000,w1,m1,m2,model_a,3\n")).contains("\"imported\":1");
        assertThat(strengths(plain)).isEqualTo(List.of(""));
    }

    @Test
    void refusesAPlanWhoseMeanOfGradesNoScaleAsksFor() {
        var plan =
                "{\"name\":\"Mean\",\"pool\":\"%s\",\"models\":[\"m1\",\"m2\"],\"scale\":\"arena4\",\"statistic\":\"graded_mean\"}"
                        .formatted(fixture.pool(1, "m1", "m2"));

        assertThat(api.post("/studies", "application/json", plan.getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("\"status\":422")
                .contains("\"field\":\"statistic\"")
                .contains("is the mean of grades, for which the scale must ask");
    }

    @Test
    void refusesAnotherEncoding() {
        var study = study();
        var answer = send(study, HEAD + GOOD + "t-000,wé,m1,m2,tie\n", StandardCharsets.ISO_8859_1);

        assertThat(answer).contains("\"status\":422").contains("\"line\":3").contains("UTF-8");
        assertNothingStored(study);
    }

    @Test
    void refusesColumnsItDoesNotKnow() {
        var answer = send(study(), "task_id,rater_id,model_a,model_b,winner,judge\nt-000,w1,m1,m2,tie,x\n");

        assertThat(answer).contains("\"status\":422").contains("judge");
    }

    @Test
    void refusesAFileWithoutVotes() {
        assertThat(send(study(), HEAD)).contains("\"status\":422").contains("no votes");
        assertThat(send(study(), "")).contains("\"status\":422");
    }

    @Test
    void saysWhyAPublishedStudyTakesNone() {
        var study = study();
        life.close(study.slug(), "test");

        assertThat(send(study, HEAD + GOOD)).contains("\"status\":409").contains("published");
    }

    /** A locked pool still takes new tasks; whoever could vote on them by a file would choose the tasks by their votes. */
    @Test
    void refusesVotesOnATaskThatCameAfterRegistration() {
        var pool = fixture.pool(2, "m1", "m2");
        var study = fixture.registered(pool, List.of("m1", "m2"), Map.of());
        var added = api.post(
                "/pools/" + pool + "/import",
                "application/x-ndjson",
                "{\"task_id\":\"late\",\"prompt\":\"And now?\",\"responses\":[{\"model\":\"m1\",\"content\":\"A\"},{\"model\":\"m2\",\"content\":\"B\"}]}\n"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(200);

        assertThat(send(study, HEAD + GOOD + "late,w1,m1,m2,model_a\n"))
                .contains("\"status\":422")
                .contains(
                        "Line 3: task \\\"late\\\" is in no comparison that was laid out when the plan was registered");
        assertNothingStored(study);
    }

    @Test
    void takesTheSameFileOnce() {
        var study = study();

        assertThat(send(study, HEAD + GOOD)).contains("\"imported\":1").contains("\"raters\":1");
        assertThat(send(study, HEAD + GOOD)).contains("\"imported\":0").contains("\"already\":1");
    }

    /** Of two files each may hold a vote like another's; but what holds a whole file again is that file, grown. */
    @Test
    void refusesWhatHoldsAnEarlierFileAgain() {
        var study = study();
        send(study, HEAD + GOOD + "t-001,w1,m1,m2,tie\n");

        assertThat(send(study, HEAD + "t-002,w2,m1,m2,tie\nt-001,w1,m1,m2,tie\n" + GOOD))
                .contains("\"status\":422")
                .contains("the file holds again all 2 votes of the one taken in on 2");
        assertThat(votes(study)).hasSize(2);
        assertThat(send(study, HEAD + GOOD + "t-002,w2,m2,m1,tie (bothbad)\n")).contains("\"imported\":2");
    }

    /** Files show what raters are called, so that anybody could vote once more in another's name. */
    @Test
    void refusesVotesInTheNameOfARaterOfTheDesk() {
        var study = life.open(study().slug(), "test");
        var invited = fixture.invite(study, 1).get(0).raterId();

        assertThat(send(study, HEAD + GOOD + "t-001," + invited + ",m1,m2,model_a\n"))
                .contains("\"status\":422")
                .contains("Line 3: rater \\\"" + invited + "\\\" votes in this study itself");
        assertThat(votes(study)).isEmpty();
        assertThat(raters(study)).containsExactly(invited);
    }

    @Test
    void readsBackWhatItWrote() {
        var study = study();
        send(
                study,
                "winner,model_b,model_a,rater_id,task_id\n" + "tie,m2,m1,'=1+1,t-001\n"
                        + "model_b,'@sum,m1,-2,t-002\n");
        var csv = api.get("/studies/" + study.slug() + "/votes.csv").body();
        var copy = study();

        assertThat(csv).contains(",'=1+1,").contains(",'@sum,").contains(",'-2,");
        assertThat(send(copy, csv)).contains("\"imported\":2");
        assertThat(votes(copy)).isEqualTo(votes(study));
        assertThat(raters(copy)).containsExactly("-2", "=1+1");
    }

    private Study study() {
        var models = new String[] {"m1", "m2", "@sum"};
        return fixture.registered(fixture.pool(3, models), List.of(models), Map.of());
    }

    private Study graded(String scale, String statistic) {
        return fixture.registered(
                fixture.pool(3, "m1", "m2"), List.of("m1", "m2"), Map.of("scale", scale, "statistic", statistic));
    }

    private List<String> strengths(Study study) {
        return KnownStudyTests.records(
                        api.get("/studies/" + study.slug() + "/votes.csv").body())
                .stream()
                .map(line -> line.getField("strength"))
                .toList();
    }

    private String send(Study study, String text) {
        return send(study, text, StandardCharsets.UTF_8);
    }

    private String send(Study study, String text, Charset charset) {
        return api.post("/studies/" + study.slug() + "/votes", "text/csv", text.getBytes(charset))
                .body();
    }

    private List<List<String>> votes(Study study) {
        return KnownStudyTests.records(
                        api.get("/studies/" + study.slug() + "/votes.csv").body())
                .stream()
                .map(line -> List.of(
                        line.getField("task_id"),
                        line.getField("rater_id"),
                        line.getField("model_a"),
                        line.getField("model_b"),
                        line.getField("winner")))
                .toList();
    }

    private List<String> raters(Study study) {
        return jdbc.sql("select name from rater where study_id = :study order by name collate \"C\"")
                .param("study", study.id())
                .query(String.class)
                .list();
    }

    private void assertNothingStored(Study study) {
        assertThat(jdbc.sql(
                                "select (select count(*) from vote where study_id = :s) + (select count(*) from rater where study_id = :s)")
                        .param("s", study.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
