package dev.evenhand.cli;

import static dev.evenhand.cli.CommandRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JsonVotesTests {

    private static final String OLD = """
            {"question_id":"q1","model_a":"x","model_b":"y","winner":"model_a","judge":"u1","turn":1,"anony":true,"tstamp":1.5,"conversation_a":[{"role":"user","content":"say \\"hi\\" }"}]}
            {"question_id":"q1","model_a":"y","model_b":"x","winner":"tie (bothbad)","judge":"u2","turn":1,"conversation_a":[]}

            {"judge":"u2","winner":"tie","model_b":"y","model_a":"x","question_id":"q2"}
            """;

    @Test
    void readsOldBattlesLineByLine() {
        var run = run(OLD, "score", "-", "--cluster", "rater,task", "--format", "json");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("\"votes\":3")
                .contains("\"clusters\":{\"rater\":2,\"task\":2}")
                .contains("\"both_bad\":1");
    }

    @Test
    void readsTheSameFromAList() {
        var list = "[" + OLD.strip().lines().filter(line -> !line.isBlank()).collect(Collectors.joining(",\n")) + "]";
        assertThat(run(list, "score", "-", "--format", "csv").out())
                .isEqualTo(run(OLD, "score", "-", "--format", "csv").out());
    }

    @Test
    void scoresAsTheSameVotesInCsv() {
        var csv = "model_a,model_b,winner,judge\nx,y,model_a,u1\ny,x,tie (bothbad),u2\nx,y,tie,u2\n";
        assertThat(run(OLD, "score", "-", "--cluster", "rater", "--format", "csv")
                        .out())
                .isEqualTo(run(csv, "score", "-", "--cluster", "rater", "--format", "csv")
                        .out());
    }

    @Test
    void takesStyleRatersAndTasksFromNewBattles() {
        var battles = IntStream.range(0, 60)
                .mapToObj(i -> """
                {"id":"b%d","model_a":"%s","model_b":"%s","winner":"%s","evaluation_session_id":"s%d","evaluation_order":1,"full_conversation":[{"user":{"role":"user"}}],"conv_metadata":{"sum_user_tokens":20,"sum_assistant_a_tokens":%d,"sum_assistant_b_tokens":%d,"header_count_a":{"h1":%d,"h2":0},"header_count_b":{"h1":0,"h2":1},"list_count_a":{"ordered":2,"unordered":%d},"list_count_b":{"ordered":0,"unordered":4},"bold_count_a":{"**":%d,"__":0},"bold_count_b":{"**":3,"__":0},"turns":1},"language":"en"}""".formatted(
                                i,
                                i % 2 == 0 ? "x" : "y",
                                i % 2 == 0 ? "y" : "x",
                                new String[] {"model_a", "model_b", "both_bad", "tie"}[i * 7 % 4],
                                i % 9,
                                100 + 37 * i % 400,
                                100 + 53 * i % 300,
                                i % 4,
                                i % 5,
                                i % 3))
                .collect(Collectors.joining("\n"));
        var run = run(battles, "score", "-", "--style", "--cluster", "rater", "--format", "json");

        assertThat(run.err()).doesNotContain("evenhand:");
        assertThat(run.out())
                .contains("\"name\":\"tokens\"")
                .contains("\"name\":\"headers\"")
                .contains("\"name\":\"lists\"")
                .contains("\"name\":\"bolds\"")
                .contains("\"clusters\":{\"rater\":9}");
        assertThat(run(battles, "score", "-", "--cluster", "task", "--format", "json")
                        .out())
                .contains("\"clusters\":{\"task\":60}");
    }

    @Test
    void namesTheLineOfWhatItCannotRead() {
        assertThat(run(OLD + "{\"model_a\":\"x\",\"model_b\":\"y\",\"winner\":\"draw\"}\n", "score", "-")
                        .err())
                .contains("Line 5: unknown verdict \"draw\"");
        assertThat(run(OLD + "{\"model_a\":\"x\",\"model_b\":}\n", "score", "-").err())
                .contains("Line 5: this is no JSON");
        assertThat(run(OLD + "{\"model_a\":\"x\"", "score", "-").err()).contains("this is no JSON");
        assertThat(run(OLD + "{\"model_a\":\"x\",\"winner\":\"tie\"}\n", "score", "-")
                        .err())
                .contains("Line 5: a model without a name");
        assertThat(run(OLD + "17\n", "score", "-").err()).contains("Line 5: a vote is an object");
        assertThat(run("\n{\"a\":1}\n", "score", "-").err()).contains("Line 2 names no model_a and model_b");
        assertThat(run("[]", "score", "-").err()).contains("There are no votes");
        assertThat(run(OLD, "score", "-", "--style").err()).contains("--style needs pairs of columns");
        assertThat(run(
                                "{\"conv_metadata\":{\"sum_assistant_a_tokens\":1,\"sum_assistant_b_tokens\":null},"
                                        + "\"model_a\":\"x\",\"model_b\":\"y\",\"winner\":\"tie\"}",
                                "score",
                                "-",
                                "--style")
                        .err())
                .contains("Line 1: ")
                .contains("no number for the style feature \"tokens\"");
    }
}
