package dev.evenhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stranger's program of another language says of the same bundles. */
class SecondVerifierTests {

    private static final Path PROGRAM = Path.of("src/docs/verify.py");

    @TempDir
    Path folder;

    @Test
    void agreesOnEveryBundle() throws Exception {
        var bundles = new ArrayList<Path>();
        bundles.add(new SampleStudy("everyday", 1, 8, 4, "m1", "m2", "m3").write(folder.resolve("good.zip")));
        bundles.add(new SampleStudy("two-models", 2, 30, 7, "m1", "m2").write(folder.resolve("two.zip")));
        bundles.add(SampleStudy.excluding("decided", 7).write(folder.resolve("decided.zip")));
        for (var way : DressedUp.values()) {
            bundles.add(way.study().write(folder.resolve(way.name() + ".zip")));
        }
        var tiny = Files.readAllBytes(new SampleStudy("tiny", 3, 4, 3, "m1", "m2").write(folder.resolve("tiny.zip")));
        bundles.add(folder.resolve("tiny.zip"));
        new HostileZips(tiny).all().forEach((name, bytes) -> bundles.add(file("hostile-" + bundles.size(), bytes)));
        var random = new Random(11);
        for (int i = 0; i < 150; i++) {
            var flipped = tiny.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 + random.nextInt(255));
            bundles.add(file("flipped-" + i, flipped));
        }

        var theirs = theirs(bundles);

        for (var bundle : bundles) {
            var ours = VerificationTests.failed(bundle).stream()
                    .map(Report.Check::code)
                    .toList();
            assertThat(theirs.get(bundle.toString())).as(bundle.toString()).isEqualTo(ours);
        }
    }

    /** The checks that failed, by bundle. */
    private static Map<String, List<String>> theirs(List<Path> bundles) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("python3", PROGRAM.toString()));
        bundles.forEach(bundle -> command.add(bundle.toString()));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return abort("no python3 here: the second verifier was NOT run");
        }
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        var verdicts = new LinkedHashMap<String, List<String>>();
        for (var line : said.split("\n")) {
            var words = line.split(" ", 2);
            if (words[0].equals("PASS")) {
                verdicts.put(words[1], List.of());
            } else if (words[0].equals("FAIL")) {
                var parts = words[1].split(": ", 2);
                verdicts.put(parts[0], List.of(parts[1].split(", ")));
            }
        }
        assertThat(verdicts).as(said).hasSameSizeAs(bundles);
        return verdicts;
    }

    private Path file(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name + ".zip"), bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
