package dev.evenhand.pool;

import static dev.evenhand.pool.PoolBench.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way a file can be wrong: the line and the reason are said, and the database is as before. */
class BadPoolFileTests {
    private static final String CSV =
            "task_id,prompt,model_a,response_a,model_b,response_b,category,language,gold_winner\n";

    private final PoolBench bench = new PoolBench();

    @AfterEach
    void leavesTheDatabaseAsBefore() {
        assertThat(bench.summary().tasks()).isZero();
        assertThat(bench.summary().models()).isZero();
    }

    private void rejects(ImportReport report, long line, String reason) {
        assertThat(report.refused()).isTrue();
        assertThat(report.rejects()).anySatisfy(reject -> {
            assertThat(reject.line()).isEqualTo(line);
            assertThat(reject.reason()).contains(reason);
        });
    }

    @Test
    void namesTheLineOfBrokenJson() {
        var file = new StringBuilder();
        for (int i = 1; i <= 6; i++) {
            file.append(line("t" + i, "a", "b"));
        }
        var report = bench.take(file + "{\"task_id\":\"t7\",\"prompt\":\n" + line("t8", "a", "b"));
        assertThat(report.rejected()).isEqualTo(1);
        rejects(report, 7, "broken JSON");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[1]|a line must be one JSON object",
                "{\"prompt\":\"p\",\"responses\":[]}|\"task_id\" is missing",
                "{\"task_id\":\"t\",\"responses\":[]}|\"prompt\" is missing",
                "{\"task_id\":\"t\",\"prompt\":\"p\"}|\"responses\" is missing",
                "{\"task_id\":7,\"prompt\":\"p\",\"responses\":[]}|task_id must be a text",
                "{\"task_id\":\" \",\"prompt\":\"p\",\"responses\":[]}|task_id is empty",
                "{\"task_id\":\"t\",\"prompt\":\" \",\"responses\":[]}|the prompt is empty",
                "{\"task_id\":\"t\",\"prompt\":[],\"responses\":[]}|prompt must be a text or a list",
                "{\"task_id\":\"t\",\"prompt\":[{\"role\":\"king\",\"content\":\"x\"}],\"responses\":[]}|prompt[0].role must be",
                "{\"task_id\":\"t\",\"prompt\":\"p\",\"responses\":[{\"content\":\"x\"}]}|responses[0] has no model",
                "{\"task_id\":\"t\",\"prompt\":\"p\",\"responses\":[{\"model\":\"m\"}]}|responses[0] has no content",
                "{\"task_id\":\"t\",\"prompt\":\"p\",\"responses\":[{\"model\":\"m\",\"content\":\"x\",\"sample\":0}]}|sample must be",
                "{\"task_id\":\"t\",\"prompt\":\"p\",\"responses\":[{\"model\":\"m\",\"content\":\"x\"},{\"model\":\"m\",\"content\":\"y\"}]}|both sample 1 of model \"m\"",
                "{\"task_id\":\"t\",\"prompt\":\"p\",\"responses\":[],\"safety\":{\"expected\":\"refusal\"}}|safety.expected must be refuse or answer",
                "{\"task_id\":\"t\",\"prompt\":\"p\",\"responses\":[],\"safety\":{\"severity\":\"high\"}}|safety.severity must be a number",
                "{\"task_id\":\"t\",\"prompt\":\"p\",\"responses\":[],\"safety\":{\"severity\":0}}|safety.severity must be a number",
                "{\"task_id\":\"t\",\"prompt\":\"p\",\"respones\":[]}|\"respones\" is not known",
                "{\"task_id\":\"t\",\"prompt\":\"p\",\"prompt\":\"q\",\"responses\":[]}|uplicate",
                "{\"task_id\":\"t\",\"prompt\":\"p\",\"responses\":[]} x|broken JSON",
                "{\"task_id\":\"t\",\"prompt\":\"a\\u0000b\",\"responses\":[]}|U+0000",
                "{\"task_id\":\"t\",\"prompt\":\"a\\ud800b\",\"responses\":[]}|lone surrogate",
                "{\"task_id\":\"a\\nb\",\"prompt\":\"p\",\"responses\":[]}|control character",
                "{\"task_id\":\"t\",\"prompt\":\"p\",\"responses\":[],\"metadata\":{\"n\":9007199254740993}}|write it as text",
                "{\"task_id\":\"t\",\"prompt\":\"p\",\"responses\":[],\"gold\":{}}|gold has no answer",
                "{\"task_id\":\"t\",\"prompt\":\"p\",\"responses\":[],\"gold\":{\"winner\":\"tie\",\"attention\":\"yes\"}}|gold.attention must be true or false",
                "{\"task_id\":\"t\",\"prompt\":\"p\",\"responses\":[],\"gold\":{\"winner\":\"nobody\"}}|\"nobody\" is neither",
            })
    void saysWhatIsWrongWithALine(String json, String reason) {
        rejects(bench.take(line("good", "a", "b") + json + "\n"), 2, reason);
    }

    @Test
    void refusesDepthAndEndlessNumbers() {
        var start = "{\"task_id\":\"t\",\"prompt\":\"p\",\"responses\":[],\"metadata\":{\"x\":";
        rejects(bench.take(start + "[".repeat(1_000_000)), 1, "epth");
        rejects(bench.take(start + "9".repeat(1_000_000) + "}}"), 1, "umber");
    }

    @Test
    void namesBothLinesOfARepeatedTask() {
        var report = bench.take(line("t1", "a", "b") + "\n" + line("t2", "a", "b") + line("t1", "a", "b"));
        rejects(report, 4, "\"t1\" is already on line 1");
    }

    @Test
    void countsLinesPastOneThatIsTooLong() {
        var long200MegaBytes = Collections.nCopies(200, new byte[1 << 20]).stream()
                .map(part -> (InputStream) new ByteArrayInputStream(part));
        var parts = new ArrayList<InputStream>();
        parts.add(text(line("t1", "a", "b")));
        long200MegaBytes.forEach(parts::add);
        parts.add(text("\n{broken\n"));
        var report = bench.take(new SequenceInputStream(Collections.enumeration(parts)), PoolBench.WHOLE);
        rejects(report, 2, "line 2 is longer than 16 MiB");
        rejects(report, 3, "broken JSON");
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesOtherEncodings() {
        var text = line("t1", "a", "b") + line("t2", "caf\u00e9", "b");
        rejects(
                bench.take(text.getBytes(StandardCharsets.ISO_8859_1)),
                2,
                "not UTF-8 at byte " + text.indexOf('\u00e9') + " of the file");
        rejects(bench.take(text.getBytes(StandardCharsets.UTF_16)), 1, "UTF-16");
        rejects(bench.take(text.getBytes(StandardCharsets.UTF_16LE)), 1, "UTF-16");
        rejects(
                bench.take((CSV + "t1,p,m1,a\ncaf\u00e9").getBytes(StandardCharsets.ISO_8859_1)),
                3,
                "not UTF-8 at byte " + (CSV + "t1,p,m1,a\ncaf").length());
    }

    @Test
    void refusesArchivesAndNothing() {
        rejects(bench.take(new byte[] {0x1F, (byte) 0x8B, 8, 0}), 1, "gzip");
        rejects(bench.take(new byte[] {'P', 'K', 3, 4}), 1, "zip");
        rejects(bench.take(" \n "), 1, "the file is empty");
    }

    @Test
    void namesTheLineWhereAnUnclosedQuoteOpened() {
        rejects(bench.take(CSV + "t1,p,m1,a,m2,b,,,\nt2,\"p,m1,a,m2,b,,,\nt3,p,m1,a,m2,b,,,\n"), 3, "never closed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "t,p,m1,a,m2,b,,|the row has 8 fields, the header has 9",
                "t,p,,a,m2,b,,,|response_a has no model",
                "t,p,m1,a,m1,b,,,|model_a and model_b are both \"m1\"",
                "t,\"p\"x,m1,a,m2,b,,,|closing quote",
                ",p,m1,a,m2,b,,,|task_id is empty",
                "t,p,m1,a,m2,b,,,m3|\"m3\" is neither",
            })
    void saysWhatIsWrongWithARow(String row, String reason) {
        rejects(bench.take(CSV + row + "\n"), 2, reason);
    }

    @Test
    void refusesUnknownAndMissingColumns() {
        rejects(bench.take("task_id,prompt,model,answer\nt,p,m,a\n"), 1, "no column \"response\"");
        rejects(bench.take("task_id,prompt,model,response,colour\nt,p,m,a,red\n"), 1, "\"colour\" is not known");
        rejects(bench.take("task_id,task_id,prompt,model,response\n"), 1, "twice");
        rejects(bench.take("x".repeat(100) + ",".repeat(1_000_000) + "\n"), 1, "");
    }

    @Test
    void refusesRowsOfATaskThatDisagree() {
        var header = "task_id,prompt,model,response\n";
        rejects(bench.take(header + "t,p,m1,a\nt,q,m2,b\n"), 3, "differs here from line 2");
        rejects(bench.take(header + "t,p,m1,a\nt,p,m1,b\n"), 3, "is already on line 2");
    }

    @Test
    void listsTheFirstHundredAndCountsTheRest() {
        var report = bench.take("{}\n".repeat(250));
        assertThat(report.rejected()).isEqualTo(250);
        assertThat(report.rejects())
                .hasSize(100)
                .last()
                .extracting(Reject::line)
                .isEqualTo(100L);
    }

    @Test
    void changesNothingInADryRun() {
        var report = bench.take(line("t1", "a", "b"), PoolBench.DRY);
        assertThat(report.applied()).isFalse();
        assertThat(List.of(report.tasks().added(), report.responses().added(), report.newModels()))
                .containsExactly(1, 2, 2);
    }
}
