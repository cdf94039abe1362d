package dev.evenhand.cli.bench;

import dev.evenhand.statistics.GeneratedVotes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What somebody waits for who starts {@code score} on 2,000,000 votes among 200 models: the whole process from the jar,
 * cold, with the most memory it held. Beside it, in turns, a plain read of the same file by a minimal Java program and by
 * {@code wc -l}, so that ratios can be taken to another machine.
 */
public final class ColdScore {

    private static final int VOTES = 2_000_000;
    private static final int MODELS = 200;
    private static final long SEED = 42;
    private static final int ROUNDS = 5;
    private static final Path JAR = Path.of("target/evenhand.jar");

    private ColdScore() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var folder = Path.of(arguments.length > 0 ? arguments[0] : "target/cold-score");
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ROUNDS;
        Files.createDirectories(folder);
        var recipe = GeneratedVotes.recipe(MODELS, VOTES, SEED);
        var plain = file(folder.resolve("votes.csv"), recipe);
        var panel = recipe.withRaters(64).withTasks(1276);
        var clustered = file(folder.resolve("panel.csv"), panel);
        var styled = file(folder.resolve("style.csv"), panel.withStyle());
        System.out.printf(
                "%-38s %7s %7s %7s %8s %12s %8s%n", "work", "min s", "median", "max", "MB", "x Java read", "x wc -l");
        print("score", rounds, plain);
        print("score --cluster rater,task", rounds, clustered, "--cluster", "rater,task");
        print("score --bootstrap 100", rounds, plain, "--bootstrap", "100");
        print("score --style", rounds, styled, "--style");
    }

    private static Path file(Path file, GeneratedVotes.Recipe recipe) throws IOException {
        return Files.exists(file) ? file : recipe.generate().writeTo(file);
    }

    private static void print(String name, int rounds, Path file, String... options)
            throws IOException, InterruptedException {
        var scores = new ArrayList<Run>();
        var reads = new ArrayList<Run>();
        var counts = new ArrayList<Run>();
        for (int round = 0; round < rounds; round++) {
            counts.add(run("wc", "-l", file.toString()));
            reads.add(run(java(), "-cp", classes(), LineCount.class.getName(), file.toString()));
            var command = new ArrayList<>(List.of(java(), "-jar", JAR.toString(), "score", file.toString()));
            command.addAll(Arrays.asList(options));
            scores.add(run(command.toArray(String[]::new)));
        }
        double median = median(scores);
        System.out.printf(
                Locale.ROOT,
                "%-38s %7.3f %7.3f %7.3f %8d %12.1f %8.1f%n",
                name,
                scores.stream().mapToDouble(Run::seconds).min().orElseThrow(),
                median,
                scores.stream().mapToDouble(Run::seconds).max().orElseThrow(),
                scores.stream().mapToLong(Run::megabytes).max().orElseThrow(),
                median / median(reads),
                median / median(counts));
    }

    private static Run run(String... command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long most = 0;
        while (!process.waitFor(5, TimeUnit.MILLISECONDS)) {
            most = Math.max(most, megabytes(process.pid()));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + process.exitValue());
        }
        return new Run(seconds, most);
    }

    /** The high-water mark of a process that still runs, where the system tells it. */
    private static long megabytes(long process) {
        try (var lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException ended) {
            return 0;
        }
    }

    private static double median(List<Run> runs) {
        return runs.stream()
                .mapToDouble(Run::seconds)
                .sorted()
                .skip(runs.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String classes() {
        return ColdScore.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
    }

    private record Run(double seconds, long megabytes) {}
}
