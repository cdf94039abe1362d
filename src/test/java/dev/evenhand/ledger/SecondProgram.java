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

/** A verifier of another language, at work on many bundles while this one is. */
final class SecondProgram {

    private final Process process;
    private final Path said;

    private SecondProgram(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    static SecondProgram start(String name, List<Path> bundles, Path folder) {
        var command = new ArrayList<>(List.of("python3", "src/docs/" + name));
        bundles.forEach(bundle -> command.add(bundle.toString()));
        var said = folder.resolve(name + ".txt");
        try {
            return new SecondProgram(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(said.toFile())
                            .start(),
                    said);
        } catch (IOException e) {
            return abort("no python3 here: the second verifier was NOT run");
        }
    }

    /** What a few lines of that language say of a file. */
    static String say(String lines, Path file) throws IOException, InterruptedException {
        try {
            var process = new ProcessBuilder("python3", "-B", "-c", lines, file.toString())
                    .redirectErrorStream(true)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        } catch (IOException e) {
            return abort("no python3 here: the second verifier was NOT run");
        }
    }

    /** The checks that failed, by bundle. */
    Map<Path, List<String>> verdicts() throws IOException, InterruptedException {
        process.waitFor();
        var verdicts = new LinkedHashMap<Path, List<String>>();
        for (var line : Files.readAllLines(said)) {
            var words = line.split(" ", 2);
            if (words[0].equals("PASS")) {
                verdicts.put(Path.of(words[1]), List.of());
            } else if (words[0].equals("FAIL")) {
                var parts = words[1].split(": ", 2);
                verdicts.put(Path.of(parts[0]), List.of(parts[1].split(", ")));
            }
        }
        assertThat(verdicts).as(() -> "it said something else").isNotEmpty();
        return verdicts;
    }
}
