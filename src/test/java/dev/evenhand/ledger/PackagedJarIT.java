package dev.evenhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that people download: its commands stand on the classes that were packed for them, and on no others. */
class PackagedJarIT {

    private static final Path JAR = Path.of(System.getProperty("evenhand.jar"));

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    Path folder;

    @Test
    void verifiesEveryKindOfStudy() throws Exception {
        for (var study : List.of(
                new SampleStudy("everyday", 1, 8, 4, "m1", "m2", "m3"),
                new SampleStudy("two-models", 2, 30, 7, "m1", "m2"),
                SampleStudy.excluding("decided", 4))) {
            var run = run("verify", study.write(folder.resolve("bundle.zip")).toString());

            assertThat(run.code()).as(run.said()).isZero();
            assertThat(run.said()).contains("PASS results", "PASS exclusions").doesNotContain("FAIL");
        }
    }

    /** One for each check, as a class may be needed by what is said of a failure alone. */
    @Test
    void namesTheCheckThatFails() throws Exception {
        for (var way : DressedUp.all()) {
            if (way == firstOf(way.check())) {
                var run = run(
                        "verify",
                        way.study().write(folder.resolve("bundle.zip")).toString());

                assertThat(run.code()).as(run.said()).isOne();
                assertThat(run.said()).contains("FAIL " + way.check().code());
            }
        }
    }

    @Test
    void scoresAFileAndPlansAStudy() throws Exception {
        var votes = Files.writeString(
                folder.resolve("votes.csv"),
                "model_a,model_b,winner,rater,category\n"
                        + "x,y,model_a,r1,plain\nx,y,model_a,r2,plain\ny,x,model_a,r3,other\nx,y,tie,r1,other\n");

        var scored = run("score", votes.toString(), "--format", "json");
        assertThat(scored.code()).as(scored.said()).isZero();
        assertThat(scored.said()).contains("\"x\"", "\"y\"");

        var power = run("power", "--win", "0.6", "--tasks", "100", "--raters", "20", "--format", "json");
        assertThat(power.code()).as(power.said()).isZero();
        assertThat(run("score", folder.resolve("none.csv").toString()).code()).isOne();
    }

    @Test
    void helpsAndRefusesWhatItDoesNotKnow() throws Exception {
        assertThat(run("--help").said()).contains("score", "power", "verify");
        assertThat(run("--version").said()).startsWith("evenhand ");
        var misspelt = run("scor");
        assertThat(misspelt.code()).as(misspelt.said()).isEqualTo(2);
    }

    private static DressedUp firstOf(Report.Check check) {
        return DressedUp.all().stream()
                .filter(way -> way.check() == check)
                .findFirst()
                .orElseThrow();
    }

    private static Run run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(JAVA.toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), said);
    }

    private record Run(int code, String said) {}
}
