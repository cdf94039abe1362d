package dev.evenhand.cli;

import static dev.evenhand.cli.CommandRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTests {

    private static final String UNDEFEATED =
            "model_a,model_b,winner\nA,B,model_a\nA,C,model_a\nB,C,model_a\nC,B,model_a\n";

    @Test
    void printsScoresAsCsvBestFirst() {
        var run =
                run("model_a,model_b,winner\nx,y,model_a\nx,y,model_a\nx,y,model_b\n", "score", "-", "--format", "csv");

        assertThat(run.code()).isZero();
        assertThat(run.out().lines()).hasSize(3);
        assertThat(run.out())
                .startsWith(
                        "model,score,lower,upper,strength,se,wins,losses,ties,both_bad,votes,rank_lower,rank_upper\nx,");
        assertThat(Double.parseDouble(cell(run.out(), 1, 4)) - Double.parseDouble(cell(run.out(), 2, 4)))
                .isCloseTo(Math.log(2), org.assertj.core.data.Offset.offset(1e-12));
    }

    @Test
    void namesTheServerAndEveryCommandToWhoAsksForHelp() {
        var run = run("", "--help");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("SERVER_PORT", "score", "power", "verify");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "score --version", "power --version", "verify --version"})
    void saysItsVersion(String arguments) {
        var run = run("", arguments.split(" "));

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("evenhand ").contains("Java " + System.getProperty("java.version"));
        assertThat(Main.asksForCommand(arguments.split(" "))).isTrue();
    }

    @Test
    void refusesMisspeltCommandInsteadOfStartingServer() {
        assertThat(Main.asksForCommand(new String[] {"scor", "votes.csv"})).isTrue();
        assertThat(Main.asksForCommand(new String[] {"--help"})).isTrue();
        assertThat(Main.asksForCommand(new String[] {"--server.port=8081"})).isFalse();
        assertThat(Main.asksForCommand(new String[0])).isFalse();
        assertThat(run("", "scor", "votes.csv").code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ridge:x", "ridge:", "lasso"})
    void saysWhatRegularizeTakes(String regulariser) {
        var run = run(UNDEFEATED, "score", "-", "--regularize", regulariser);

        assertThat(run.code()).isOne();
        assertThat(run.err()).contains("--regularize takes ridge:NUMBER or firth, not " + regulariser);
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "csv", "json"})
    void tellsOfAnUndefeatedModelInEveryFormat(String format) {
        var run = run(UNDEFEATED, "score", "-", "--format", format);

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("all went one way");
        assertThat(run.out())
                .contains(
                        switch (format) {
                            case "csv" -> "A,,,,,,2,0,0,0,2,1,1";
                            case "json" -> "\"status\":\"undefeated\"";
                            default -> "undefeated: no finite score";
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "csv", "json"})
    void tellsOfGroupsThatNeverMetInEveryFormat(String format) {
        var run = run("model_a,model_b,winner\na,b,model_a\na,b,model_b\nc,d,tie\n", "score", "-", "--format", format);

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("2 groups of models were never compared");
        assertThat(run.out()).contains(format.equals("table") ? "Group 2 of 2" : "c,".substring(0, 1));
    }

    @Test
    void refusesAnUnknownVerdictWithItsLine() {
        var run = run("model_a,model_b,winner\nx,y,model_a\nx,y,draw\n", "score", "-");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Line 3: unknown verdict \"draw\"");
    }

    @Test
    void refusesFilesThatAreNoVotes() {
        assertThat(run("", "score", "-").err()).contains("The file is empty");
        assertThat(run("model_a,model_b,winner\n", "score", "-").err()).contains("no votes after line 1");
        assertThat(run("a,b\n1,2\n", "score", "-").err()).contains("names no model_a and model_b");
        assertThat(run("model_a,model_b\nx,y\n", "score", "-").err()).contains("names no winner");
        assertThat(run("model_a,model_b,winner\nx,y\n", "score", "-").err()).contains("Line 2: 2 cells");
        assertThat(run("", "score", "/nowhere/votes.csv").code()).isEqualTo(1);
        assertThat(run("", "score").code()).isEqualTo(2);
        assertThat(run("", "score", "-", "--unheard").code()).isEqualTo(2);
    }

    @Test
    void refusesHolesInWhatItWasAskedToUse() {
        var half = "model_a,model_b,winner,rater\nx,y,model_a,r1\nx,y,model_b,\n";
        assertThat(run(half, "score", "-").code()).isZero();
        assertThat(run(half, "score", "-", "--cluster", "rater").err()).contains("1 of 2 votes have no rater");
        var style = "model_a,model_b,winner,len_a,len_b\nx,y,model_a,1,NaN\n";
        assertThat(run(style, "score", "-", "--style").err()).contains("Line 2: \"NaN\" is no number");
        assertThat(run(half, "score", "-", "--cluster", "task").err()).contains("needs a column task");
    }

    @Test
    void readsQuotesLineEndsAndMarksAsTheyAreWritten() {
        var votes =
                "\uFEFFwinner,\"model_a\",model_b,note\r\nmodel_a,\"x, \"\"y\"\"\nz\",b,\"q\"\r\ntie (bothbad),b,\"x, \"\"y\"\"\nz\",\r\n";
        var run = run(votes, "score", "-", "--format", "json");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("\"model\":\"x, \\\"y\\\"\\u000az\"").contains("\"both_bad\":1");
    }

    @Test
    void readsOtherProjectsShapes() {
        assertThat(run("left,right,winner\nx,y,left\nx,y,right\n", "score", "-").out())
                .contains("2 votes");
        assertThat(run("model_a,model_b,wins_a,wins_b,ties,both_bad\nx,y,3,4,1,2\n", "score", "-")
                        .out())
                .contains("10 votes");
    }

    @Test
    void leavesOutWhatAStudyDoesNotCountAndSaysSo() {
        var run = run(
                "model_a,model_b,winner,excluded,skip_reason\nx,y,model_a,no,\nx,y,model_b,yes,\nx,y,,no,broken\nx,y,tie,no,\n",
                "score",
                "-");
        assertThat(run.out()).contains("2 votes");
        assertThat(run.err()).contains("left out 1 rows").contains("1 skipped");
    }

    @Test
    void readsALargeFileInPartsAsItWouldInOne() {
        var rows = IntStream.range(0, 120_000)
                .mapToObj(i -> "model %d,model %d,%s,r%d\n"
                        .formatted(
                                i % 7,
                                7 + i % 5,
                                Stream.of("model_a", "model_b", "tie").toList().get(i * 31 % 11 % 3),
                                i % 90))
                .collect(java.util.stream.Collectors.joining());
        var plain = run("model_a,model_b,winner,rater\n" + rows, "score", "-", "--format", "csv");
        var quoted = run(
                "model_a,model_b,winner,rater\n\"model 0\",model 7,tie,r1\n" + rows, "score", "-", "--format", "csv");
        assertThat(plain.out().lines()).hasSize(13);
        assertThat(cell(plain.out(), 1, 0)).isEqualTo(cell(quoted.out(), 1, 0));
        var quotedLast = run(
                "model_a,model_b,winner,rater\n" + rows + "\"model 0\",model 7,tie,r1\n",
                "score",
                "-",
                "--format",
                "csv");
        assertThat(quotedLast.out()).isEqualTo(quoted.out());
        assertThat(run("model_a,model_b,winner,rater\n" + rows + "a,b,won,r\n", "score", "-")
                        .err())
                .contains("Line 120002: unknown verdict \"won\"");
    }

    @Test
    void answersForAPlannedStudy() {
        var run = run(
                "",
                "power",
                "--win",
                "0.54",
                "--ties",
                "0.06",
                "--tasks",
                "1276",
                "--votes-per-task",
                "3",
                "--raters",
                "60",
                "--icc-rater",
                "0.05",
                "--icc-task",
                "0.1",
                "--power",
                "0.8",
                "--alpha",
                "0.05");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("Votes planned")
                .contains("3,828")
                .contains("4,970")
                .contains("Underpowered");
    }

    private static String cell(String csv, int line, int column) {
        return csv.lines().toList().get(line).split(",", -1)[column];
    }
}
