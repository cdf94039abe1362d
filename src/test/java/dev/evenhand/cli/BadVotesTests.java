package dev.evenhand.cli;

import static dev.evenhand.cli.CommandRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.statistics.BradleyTerry;
import dev.evenhand.statistics.RankRule;
import dev.evenhand.statistics.Ranking;
import dev.evenhand.statistics.Warning;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that have no ordinary answer: a true one or a clear message in each format, and never a number of no meaning. */
class BadVotesTests {

    private static final String HEAD = "model_a,model_b,winner\n";

    /** How {@code score} prints. */
    enum Format {
        TABLE,
        CSV,
        JSON
    }

    @ParameterizedTest
    @EnumSource
    void emptyFile(Format format) {
        var run = score("", format);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("The file is empty");
    }

    @ParameterizedTest
    @EnumSource
    void oneModel(Format format) {
        var run = score(HEAD + "x,x,tie\nx,x,model_a\n", format);
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("No vote yet against another model");
        assertThat(run.out())
                .contains(
                        switch (format) {
                            case TABLE -> "Not yet scored";
                            case CSV -> "x,,,,,,0,0,0,0,0,,\n";
                            case JSON -> "\"status\":\"not_yet_scored\"";
                        });
    }

    @ParameterizedTest
    @EnumSource
    void oneVote(Format format) {
        var run = score(HEAD + "x,y,model_a\n", format);
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("all went one way").contains("Fewer than 30 votes");
        assertThat(run.out())
                .contains(
                        switch (format) {
                            case TABLE -> "winless: no finite score";
                            case CSV -> "x,,,,,,1,0,0,0,1,1,1\ny,,,,,,0,1,0,0,1,2,2\n";
                            case JSON -> "\"status\":\"undefeated\"";
                        });
    }

    @ParameterizedTest
    @EnumSource
    void allTies(Format format) {
        var run = score(HEAD + "x,y,tie\n".repeat(40), format);
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("Every vote is a tie: an error of zero does not mean certainty");
        assertThat(run.out()).contains("1000.0");
    }

    @ParameterizedTest
    @EnumSource
    void oneRater(Format format) {
        var run = score(
                "model_a,model_b,winner,rater\n" + "x,y,model_a,r\nx,y,model_b,r\n".repeat(20),
                format,
                "--cluster",
                "rater");
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("All votes are of one rater");
        assertThat(run.out()).doesNotContain("errors clustered by");
    }

    @ParameterizedTest
    @EnumSource
    void halfARaterColumn(Format format) {
        var votes = "model_a,model_b,winner,rater\nx,y,model_a,r\nx,y,model_b,\nx,y,tie,\n";
        assertThat(score(votes, format).code()).isZero();
        var run = score(votes, format, "--cluster", "rater");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("2 of 3 votes have no rater to cluster by");
    }

    @ParameterizedTest
    @EnumSource
    void noNumberInAStyleColumn(Format format) {
        var run = score("model_a,model_b,winner,len_a,len_b\nx,y,tie,1,2\nx,y,model_a,1,NaN\n", format, "--style");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Line 3: \"NaN\" is no number for the style feature \"len\"");
    }

    @ParameterizedTest
    @EnumSource
    void theLeftSeatAloneTells(Format format) {
        var run = score(HEAD + "x,y,model_a\ny,x,model_a\n".repeat(20), format, "--position");
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("No finite fit: the left seat alone tells who won");
    }

    @ParameterizedTest
    @EnumSource
    void groupsThatNeverMet(Format format) {
        var run = score(HEAD + "a,b,model_a\na,b,model_b\nc,d,tie\n", format);
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("2 groups of models were never compared");
        assertThat(run.out())
                .contains(
                        switch (format) {
                            case TABLE -> "Group 2 of 2, never compared with the others";
                            case CSV -> "c,1000.0,";
                            case JSON -> "\"component\":1";
                        });
    }

    /** A ring in which wins go round: one tier, of more models than errors can be computed for. */
    @ParameterizedTest
    @EnumSource
    void moreModelsInATierThanErrorsCanBeComputedFor(Format format) {
        var ring = IntStream.range(0, 4_200)
                .mapToObj(i -> "m%d,m%d,model_a\n".formatted(i, (i + 1) % 4_200))
                .collect(Collectors.joining());
        var run = score(HEAD + ring, format);
        assertThat(run.code()).isZero();
        assertThat(run.err())
                .contains("A tier of 4,200 models, of 4,096 at most")
                .contains("Nothing is scored here");
        assertThat(run.out())
                .contains(
                        switch (format) {
                            case TABLE -> "No scores: A tier of 4,200 models, of 4,096 at most";
                            case CSV -> "m0,,,,,,1,1,0,0,2,";
                            case JSON -> "\"kind\":\"unfitted\"";
                        });
    }

    /** Fit once and printed three times: the fit is what takes the time. */
    @Test
    void tenThousandModelsWithTwoVotesEach() throws IOException {
        var random = new Random(1);
        var votes = IntStream.range(0, 10_000)
                .mapToObj(i -> "m%d,m%d,%s\n"
                        .formatted(
                                i,
                                (i + 1 + random.nextInt(9_999)) % 10_000,
                                new String[] {"model_a", "model_b", "tie"}[random.nextInt(3)]))
                .collect(Collectors.joining());
        var file = VoteFile.read(
                Source.of((HEAD + votes).getBytes(StandardCharsets.UTF_8)),
                new Header.Wanted(false, false, false, null));
        var scores = BradleyTerry.standard().fit(file.counts());
        var result = new Scored(
                file,
                scores,
                Optional.empty(),
                Optional.empty(),
                Ranking.of(scores, RankRule.INTERVAL, random),
                Optional.empty(),
                Anchor.of(null, scores));
        var out = new StringWriter();
        new ScoreTable(result).print(new PrintWriter(out));
        new ScoreCsv(result).print(new PrintWriter(out));
        new ScoreJson(result).print(new PrintWriter(out));

        assertThat(scores.warnings()).extracting(Warning::kind).contains(Warning.Kind.FEW_VOTES);
        assertThat(out.toString().lines().count()).isGreaterThan(20_000);
        assertThat(out.toString()).doesNotContain("NaN").doesNotContain("Infinity");
    }

    private static CommandRun score(String votes, Format format, String... more) {
        var arguments = new java.util.ArrayList<>(
                java.util.List.of("score", "-", "--format", format.name().toLowerCase(java.util.Locale.ROOT)));
        arguments.addAll(java.util.List.of(more));
        return run(votes, arguments.toArray(String[]::new));
    }
}
