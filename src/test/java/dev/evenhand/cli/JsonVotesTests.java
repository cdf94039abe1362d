package dev.evenhand.cli;

import static dev.evenhand.cli.CommandRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void takesStyleAndNoClustersFromNewBattles() {
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
        var run = run(battles, "score", "-", "--style", "--format", "json");

        assertThat(run.err()).doesNotContain("evenhand:");
        assertThat(run.out())
                .contains("\"name\":\"tokens\"")
                .contains("\"name\":\"headers\"")
                .contains("\"name\":\"lists\"")
                .contains("\"name\":\"bolds\"");
        assertThat(run(battles, "score", "-", "--cluster", "rater").err())
                .contains("--cluster rater needs a column rater or rater_id or judge or judge_hash; there is none");
        assertThat(run(battles, "score", "-", "--cluster", "task").err())
                .contains("--cluster task needs a column task or task_id or question_id or prompt; there is none");
    }

    @Test
    void takesRatersFromHashesAndTasksFromPrompts() {
        var battles = """
                {"id":1,"prompt":"p","model_a":"x","model_b":"y","winner":"model_a","judge_hash":"u1"}
                {"id":2,"prompt":"p","model_a":"x","model_b":"y","winner":"model_b","judge_hash":"u2"}
                {"id":3,"prompt":"q","model_a":"x","model_b":"y","winner":"tie","judge_hash":"u2"}
                """;
        var run = run(battles, "score", "-", "--cluster", "rater,task", "--format", "json");
        assertThat(run.out()).contains("\"clusters\":{\"rater\":2,\"task\":2}");
        assertThat(run.err()).doesNotContain("of its own");
    }

    @Test
    void saysOfTasksThatNumberVotesThatTheyClusterNothing() {
        var battles = IntStream.range(0, 8)
                .mapToObj(i -> "{\"question_id\":\"%d\",\"model_a\":\"x\",\"model_b\":\"y\",\"winner\":\"%s\"}"
                        .formatted(i, i % 2 == 0 ? "tie" : i % 4 == 1 ? "model_a" : "model_b"))
                .collect(Collectors.joining("\n"));
        var run = run(battles, "score", "-", "--cluster", "task", "--format", "json");
        assertThat(run.err()).contains("Each vote has a task of its own");
        assertThat(run.out()).contains("\"kind\":\"lone_votes\"");
    }

    @Test
    void refusesHalfEmptyRatersAsInCsv() {
        var battles = """
                {"model_a":"x","model_b":"y","winner":"model_a","judge":"u1","evaluation_session_id":"s"}
                {"model_a":"x","model_b":"y","winner":"model_b","judge":null,"evaluation_session_id":"s"}
                {"model_a":"x","model_b":"y","winner":"tie","evaluation_session_id":"s"}
                """;
        var run = run(battles, "score", "-", "--cluster", "rater");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("2 of 3 votes have no rater to cluster by");
    }

    /** Each ends with what is wrong, after three good votes on four lines. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"model_a\":\"x\",\"model_a\":\"y\",\"model_b\":\"y\",\"winner\":\"tie\"}|\"model_a\" stands twice",
                "{\"model_a\":\"x\",\"model_b\":\"y\",\"winner\":[\"tie\"]}|\"winner\" is a list or an object",
                "{\"model_a\":{},\"model_b\":\"y\",\"winner\":\"tie\"}|\"model_a\" is a list or an object",
                "{\"model_a\":\"x\",\"model_b\":\"y\",\"winner\":true}|unknown verdict \"true\"",
                "{\"model_a\":\"x\",\"model_b\":\"y\",\"winner\":\"tie\"|no JSON",
                "{\"model_a\":\"x\",\"model_b\":\"y\",\"winner\":\"t|no JSON",
                "[{\"model_a\":\"x\"}]|",
                "{\"a\":%s}|no JSON",
                "{\"model_a\":%d}|no JSON"
            })
    void refusesWhatIsNoVoteWithItsLineAndWhy(String line) {
        var parts = line.split("[|]", -1);
        var bad = parts[0].replace("%s", "[".repeat(600)).replace("%d", "1".repeat(1_100));
        var run = run(OLD + bad, "score", "-");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("evenhand: Line 5: ").contains(parts[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,2]", "{\"h1\":\"two\"}", "{\"h1\":[1]}", "{\"h1\":null}", "null", "\"many\"", "1e999"})
    void refusesAFeatureThatIsNoNumber(String feature) {
        var vote = "{\"model_a\":\"x\",\"model_b\":\"y\",\"winner\":\"tie\",\"conv_metadata\":%s}\n";
        var metadata = "{\"header_count_a\":%s,\"header_count_b\":{\"h1\":1}}";
        var good = vote.formatted(metadata.formatted("{\"h1\":2}"));
        var nested = vote.formatted(metadata.formatted(feature));
        var text = vote.formatted("\"" + metadata.formatted(feature).replace("\"", "\\\"") + "\"");
        for (var bad : new String[] {nested, text}) {
            var run = run(good + bad, "score", "-", "--style");
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err()).startsWith("evenhand: Line 2: ").contains("no number");
        }
    }

    /** Bytes changed, lost, doubled or swapped at random: votes still, or one line that says where and why. */
    @Test
    void answersAnyDamageWithVotesOrOneError() {
        var good = OLD
                + "{\"model_a\":\"x\",\"model_b\":\"y\",\"winner\":\"tie\",\"judge\":\"u3\",\"question_id\":\"q3\","
                + "\"conv_metadata\":{\"sum_assistant_a_tokens\":1,\"header_count_a\":{\"h1\":1}}}\n";
        var random = new Random(7);
        for (int i = 0; i < 600; i++) {
            var bytes = new StringBuilder(good);
            for (int change = random.nextInt(3); change >= 0; change--) {
                damage(bytes, random);
            }
            var damaged = bytes.toString();
            var run = run(damaged, "score", "-", "--cluster", "rater", "--format", "csv");
            assertThat(run.err()).as(damaged).doesNotContain("\tat ").doesNotContain("Exception");
            assertThat(run.code()).as(damaged).isBetween(0, 1);
            if (run.code() == 1) {
                assertThat(run.out()).as(damaged).isEmpty();
                assertThat(run.err().lines()).as(damaged).hasSize(1);
            }
        }
    }

    private static void damage(StringBuilder text, Random random) {
        int at = random.nextInt(Math.max(1, text.length() - 1));
        switch (random.nextInt(5)) {
            case 0 -> text.setCharAt(at, "{}[]\",:0-n\u0000\uD800 ".charAt(random.nextInt(13)));
            case 1 -> text.deleteCharAt(at);
            case 2 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(30))));
            case 3 -> text.insert(at, "{}[]\",:0-n\u0000\uD800 ".charAt(random.nextInt(13)));
            default -> text.setLength(at + 1);
        }
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
