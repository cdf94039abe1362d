package dev.evenhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.ledger.Report.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerificationTests {

    @TempDir
    Path folder;

    @Test
    void passesWhatIsWhatItSays() throws IOException {
        var bundle = everyday().write(folder.resolve("good.zip"));

        var report = Verification.verify(bundle, Trust.NONE).report();

        assertThat(report.passed()).as(String.join("\n", report.lines())).isTrue();
        assertThat(report.lines()).last().asString().startsWith("Trust: only the key in the bundle itself");
    }

    @Test
    void asksTheRulesOfThePlanAgain() throws IOException {
        var bundle = SampleStudy.excluding("decided", 7).write(folder.resolve("decided.zip"));

        var report = Verification.verify(bundle, Trust.NONE).report();

        assertThat(report.failed()).as(String.join("\n", report.lines())).isEmpty();
        assertThat(report.lines()).anyMatch(line -> line.contains("2 raters left out, 2 decisions asked again"));
    }

    @ParameterizedTest
    @MethodSource("dev.evenhand.ledger.DressedUp#all")
    void seesThroughWhoeverSealsAFalsehoodWithTheRightKey(DressedUp way) throws IOException {
        var bundle = way.study().write(folder.resolve("dressed.zip"));

        assertThat(failed(bundle)).contains(way.check());
    }

    @Test
    void finishesWithAReportWhicheverByteIsAnother() throws IOException {
        var bytes = Files.readAllBytes(new SampleStudy("tiny", 3, 3, 2, "m1", "m2").write(folder.resolve("tiny.zip")));
        var file = folder.resolve("flipped.zip");
        var random = new Random(5);
        for (int at = 0; at < bytes.length; at++) {
            byte was = bytes[at];
            bytes[at] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, bytes);
            assertThat(failed(file)).as("byte %d", at).isNotEmpty();
            bytes[at] = was;
        }
        Files.write(file, bytes);
        assertThat(failed(file)).isEmpty();
    }

    @Test
    void refusesWhatIsCutAnywhere() throws IOException {
        var bytes = Files.readAllBytes(new SampleStudy("tiny", 3, 3, 2, "m1", "m2").write(folder.resolve("tiny.zip")));
        var file = folder.resolve("cut.zip");
        for (int length = 0; length < bytes.length; length += 37) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThat(failed(file)).containsExactly(Check.ARCHIVE);
        }
    }

    @Test
    void refusesZipsMadeToDeceiveOrToHarm() throws IOException {
        var good = Files.readAllBytes(new SampleStudy("tiny", 3, 3, 2, "m1", "m2").write(folder.resolve("tiny.zip")));
        var zips = new HostileZips(good).all();
        assertThat(zips).hasSizeGreaterThanOrEqualTo(30);
        for (var zip : zips.entrySet()) {
            var file = folder.resolve("hostile.zip");
            Files.write(file, zip.getValue());
            assertThat(failed(file)).as(zip.getKey()).first().isEqualTo(Check.ARCHIVE);
        }
        // Nothing was unpacked anywhere near.
        assertThat(folder).isDirectoryNotContaining(file -> !file.toString().endsWith(".zip"));
    }

    @Test
    void knowsPartsOfOtherBundlesByOneKeyApart() throws IOException {
        var keys = NoteSigner.newPair();
        var bundles = new ArrayList<Path>();
        for (int i = 0; i < 10; i++) {
            var study = new SampleStudy(i < 5 ? "same" : "study-" + i, 20 + i, 3 + i % 2, 2, "m1", "m2");
            study.keys = keys;
            bundles.add(study.write(folder.resolve(i + ".zip")));
        }
        var parts = bundles.stream().map(Swaps::parts).toList();
        int swaps = 0;
        for (int to = 0; to < 10; to++) {
            for (int from = 0; from < 10; from++) {
                for (var name : parts.get(to).keySet()) {
                    if (!Arrays.equals(parts.get(to).get(name), parts.get(from).get(name))) {
                        var swapped = new LinkedHashMap<>(parts.get(to));
                        swapped.put(name, parts.get(from).get(name));
                        var file = Swaps.zip(swapped, folder.resolve("swapped.zip"));
                        assertThat(failed(file))
                                .as("%s of %d in %d", name, from, to)
                                .containsAnyOf(Swaps.tells(name));
                        swaps++;
                    }
                }
            }
        }
        assertThat(swaps).isGreaterThan(900);
    }

    @Test
    void holdsTheLogToTheKeyAndTheCheckpointThatTheReaderHas() throws IOException {
        var study = everyday();
        var bundle = study.write(folder.resolve("good.zip"));
        var note = Swaps.text(bundle, "checkpoint.txt");
        var longer = everyday();
        longer.keys = study.keys;
        longer.log.remove(longer.log.size() - 1);
        var shorter = longer.write(folder.resolve("shorter.zip"));
        var stranger = NoteSigner.of(study.origin(), NoteSigner.newPair());

        assertThat(trusting(bundle, new Trust(study.signer().key(), null))).isEmpty();
        assertThat(trusting(bundle, new Trust(study.signer().key(), note))).isEmpty();
        assertThat(trusting(bundle, new Trust(stranger.key(), null))).contains(Check.SIGNATURE);
        assertThat(trusting(shorter, new Trust(null, note))).containsExactly(Check.SIGNATURE);
        assertThat(trusting(bundle, new Trust(null, Swaps.text(shorter, "checkpoint.txt"))))
                .contains(Check.SIGNATURE);
        assertThat(trusting(bundle, new Trust(null, stranger.sign("x\n").toString())))
                .contains(Check.SIGNATURE);
    }

    @Test
    void showsTwoHistoriesOfOneStudyAsEvidence() throws IOException {
        var study = everyday();
        var one = study.write(folder.resolve("one.zip"));
        study.log.get(8).body().put("answer", "00".repeat(32));
        var other = study.write(folder.resolve("other.zip"));

        var view = SplitView.of(log(one), log(other));

        assertThat(view.split()).isTrue();
        assertThat(view.lines().get(0)).contains("SPLIT VIEW");
        assertThat(view.lines().get(1)).contains("entry 8");
        assertThat(SplitView.of(log(one), log(one)).split()).isFalse();
    }

    private static SignedLog log(Path bundle) {
        return Verification.verify(bundle, Trust.NONE).log().orElseThrow();
    }

    private static List<Check> trusting(Path bundle, Trust trust) {
        return Verification.verify(bundle, trust).report().failed();
    }

    private static SampleStudy everyday() {
        return new SampleStudy("everyday", 1, 8, 4, "m1", "m2", "m3");
    }

    static List<Check> failed(Path bundle) {
        var report = Verification.verify(bundle, Trust.NONE).report();
        return report.passed() ? List.of() : report.failed();
    }
}
