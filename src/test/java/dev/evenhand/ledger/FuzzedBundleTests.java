package dev.evenhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bundles with nonsense in a file of theirs, sealed anew with the right key: no digest or signature stands before the
 * parsers and the checks.
 */
class FuzzedBundleTests {

    private static final int BUNDLES = 25;

    /** What programs trip over, in place of a word, a number or a line. */
    private static final List<String> NONSENSE = List.of(
            "",
            "-1",
            "0x10",
            "1e400",
            "NaN",
            "007",
            "9223372036854775808",
            "\u0661\u0662",
            "null",
            "true",
            "\"",
            "\\u0000",
            "\u202e",
            "\ud83d\ude00",
            ",",
            "\n",
            "\r",
            "{}",
            "[]",
            "[".repeat(5000),
            "x".repeat(70_000),
            "../..",
            "2026-13-45T25:61:61Z");

    @TempDir
    Path folder;

    @Test
    void endInAReportWhateverAFileSays() throws Exception {
        var bundles = new ArrayList<Path>();
        for (int i = 0; i < BUNDLES; i++) {
            var random = new Random(i);
            var study = random.nextBoolean()
                    ? SampleStudy.excluding("fuzzed", 7)
                    : new SampleStudy("fuzzed", 3, 4, 3, "m1", "m2");
            study.editing = files -> spoil(files, random);
            bundles.add(study.write(folder.resolve(i + ".zip")));
        }
        var recounting = SecondProgram.start("recount.py", bundles, folder);
        var failed = new HashMap<Path, Boolean>();
        for (var bundle : bundles) {
            var report = Verification.verify(bundle, Trust.NONE).report();
            assertThat(report.lines()).allMatch(line -> line.chars().noneMatch(Character::isISOControl));
            failed.put(bundle, !report.failed().isEmpty());
        }
        // Which checks fail after the first that cannot read on is each program's own.
        var theirs = new HashMap<Path, Boolean>();
        recounting.verdicts().forEach((bundle, found) -> theirs.put(bundle, !found.isEmpty()));
        assertThat(theirs).hasSize(BUNDLES).isEqualTo(failed).containsValue(true);
    }

    private static void spoil(Map<String, String> files, Random random) {
        var names = files.keySet().stream().sorted().toList();
        var name = names.get(random.nextInt(names.size()));
        var text = files.get(name);
        var nonsense = NONSENSE.get(random.nextInt(NONSENSE.size()));
        var lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int line = random.nextInt(lines.size());
        switch (random.nextInt(5)) {
            case 0 -> lines.set(line, nonsense);
            case 1 -> lines.add(line, lines.get(random.nextInt(lines.size())));
            case 2 -> lines.remove(line);
            default -> lines.set(line, inPlaceOfAWord(lines.get(line), nonsense, random));
        }
        files.put(name, String.join("\n", lines));
    }

    private static String inPlaceOfAWord(String line, String nonsense, Random random) {
        var words = line.split("(?<=[,:{}\\[\\]\"])|(?=[,:{}\\[\\]\"])");
        words[random.nextInt(words.length)] = nonsense;
        return String.join("", words);
    }
}
