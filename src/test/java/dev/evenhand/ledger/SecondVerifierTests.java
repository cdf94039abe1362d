package dev.evenhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stranger's programs of another language say of the same bundles. */
class SecondVerifierTests {

    /**
     * What the short program finds although all was signed anew with the right key; the others take a recount. Of what
     * was not signed anew it finds everything.
     */
    private static final Set<DressedUp> BOUND = Set.of(
            DressedPlans.A_VARIANT_WAS_TAKEN_OUT_OF_THE_PLAN,
            DressedChance.A_BALLOT_WAS_MADE_GOLD_AFTERWARDS,
            DressedVotes.A_RATER_VOTED_TWICE,
            DressedVotes.A_VOTE_WAS_GIVEN_TO_ANOTHER,
            DressedPlans.THE_QUESTION_WAS_CHANGED,
            DressedPlans.THE_PLAN_CAME_AFTER_THE_VOTES,
            DressedPlans.TWO_PLANS_WERE_REGISTERED,
            DressedVotes.A_VOTE_WAS_CHANGED,
            DressedVotes.AN_IMPORTED_VOTE_WAS_CHANGED,
            DressedVotes.AN_IMPORTED_VOTE_WAS_GIVEN_TO_ANOTHER_RATER,
            DressedVotes.IMPORTED_VOTES_WERE_SAID_TO_BE_SIMULATED,
            DressedVotes.VOTES_WERE_IMPORTED_IN_SECRET,
            DressedVotes.A_VOTE_AND_ITS_DETAIL_WERE_CHANGED,
            DressedVotes.A_VOTE_WAS_MOVED_IN_TIME,
            DressedPlans.A_COMMITMENT_IS_TO_ANOTHER_PLAN,
            DressedVotes.A_VOTE_WAS_TAKEN_OUT,
            DressedVotes.A_VOTE_WAS_TAKEN_OUT_OF_THE_LOG,
            DressedFiles.IT_IS_ANOTHER_STUDY,
            DressedFiles.A_TABLE_LACKS_A_CELL,
            DressedFiles.A_LAST_LINE_IS_NOT_ENDED,
            DressedFiles.THE_KEY_IS_ONE_THAT_ANYBODY_SIGNS_WITH,
            DressedFiles.THE_LOG_IS_OF_ANOTHER_KEY);

    /** Changes each byte of a bundle in turn, and says for how many of them the program found nothing. */
    private static final String EVERY_BYTE = """
            import random, sys
            sys.path.insert(0, "src/docs")
            import verify
            good = open(sys.argv[1], "rb").read()
            def passes(data):
                return not verify.verify(data, None)[0]
            def changed(at):
                return good[:at] + bytes([good[at] ^ random.Random(at).randint(1, 255)]) + good[at + 1:]
            missed = sum(passes(changed(at)) for at in range(len(good)))
            print("passed, and then %s of %d" % (missed or "none", len(good)) if passes(good) else "failed", end="")
            """;

    /** What was changed without the key. */
    private static final Pattern CHANGED = Pattern.compile("(unsigned|swapped|flipped)-");

    @TempDir
    Path folder;

    @Test
    void agreesOnEveryBundle() throws Exception {
        var bundles = new ArrayList<>(honest());
        for (var way : DressedUp.all()) {
            bundles.add(way.study().write(bundle(way)));
        }
        bundles.addAll(unsigned());
        bundles.addAll(swapped(bundles.subList(0, 2)));
        var tiny = Files.readAllBytes(bundles.get(0));
        new HostileZips(tiny).all().forEach((name, bytes) -> bundles.add(file("hostile-" + bundles.size(), bytes)));
        var random = new Random(11);
        for (int i = 0; i < 100; i++) {
            var flipped = tiny.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 + random.nextInt(255));
            bundles.add(file("flipped-" + i, flipped));
        }

        var recounting = SecondProgram.start("recount.py", bundles, folder);
        var binding = SecondProgram.start("verify.py", bundles, folder);
        var ours = new LinkedHashMap<Path, List<String>>();
        for (var bundle : bundles) {
            var failed = VerificationTests.failed(bundle).stream();
            ours.put(bundle, failed.map(Report.Check::code).toList());
        }

        assertThat(recounting.verdicts()).isEqualTo(ours);
        var bound = binding.verdicts();
        ours.forEach(
                (bundle, failed) -> assertThat(failed).as(bundle.toString()).containsAll(bound.get(bundle)));
        assertThat(DressedUp.all().stream()
                        .filter(way -> !bound.get(bundle(way)).isEmpty()))
                .containsExactlyInAnyOrderElementsOf(BOUND);
        assertThat(ours.keySet())
                .filteredOn(bundle ->
                        CHANGED.matcher(bundle.getFileName().toString()).lookingAt())
                .hasSizeGreaterThan(120 + DressedUp.all().size())
                .allMatch(bundle -> !bound.get(bundle).isEmpty());
    }

    /** The same falsehoods by somebody who has no key and leaves the signatures as they were. */
    private List<Path> unsigned() throws IOException {
        var honest = Swaps.parts(
                new SampleStudy("dressed-up", 7, 8, 4, "m1", "m2", "m3").write(folder.resolve("honest.zip")));
        var unsigned = new ArrayList<Path>();
        for (var way : DressedUp.all()) {
            var parts = Swaps.parts(bundle(way));
            for (var name : List.of(BundleFiles.CHECKPOINT, BundleFiles.KEY, BundleFiles.SEAL)) {
                parts.replace(name, honest.get(name));
            }
            unsigned.add(Swaps.zip(parts, folder.resolve("unsigned-" + way.name() + ".zip")));
        }
        return unsigned;
    }

    /** Each part of each bundle in each other. */
    private List<Path> swapped(List<Path> bundles) throws IOException {
        var swapped = new ArrayList<Path>();
        for (var to : bundles) {
            for (var from : bundles) {
                for (var part : Swaps.parts(from).entrySet()) {
                    var parts = Swaps.parts(to);
                    if (!Arrays.equals(parts.put(part.getKey(), part.getValue()), part.getValue())) {
                        swapped.add(Swaps.zip(parts, folder.resolve("swapped-" + swapped.size() + ".zip")));
                    }
                }
            }
        }
        return swapped;
    }

    @Test
    void finishesWithAVerdictWhicheverByteIsAnother() throws Exception {
        var tiny = new SampleStudy("tiny", 3, 3, 2, "m1", "m2").write(folder.resolve("tiny.zip"));

        var said = SecondProgram.say(EVERY_BYTE, tiny);

        assertThat(said).isEqualTo("passed, and then none of %d".formatted(Files.size(tiny)));
    }

    @Test
    void isReadInASitting() throws IOException {
        assertThat(Files.readAllLines(Path.of("src/docs/verify.py")))
                .filteredOn(line -> !line.isBlank())
                .hasSizeLessThan(200);
    }

    /** With scores that the second verifier does not fit, and with nothing but ties, which no vote overturns. */
    private List<Path> honest() throws IOException {
        return List.of(
                new SampleStudy("tiny", 3, 4, 3, "m1", "m2").write(folder.resolve("tiny.zip")),
                new SampleStudy("everyday", 1, 8, 4, "m1", "m2", "m3").write(folder.resolve("good.zip")),
                new SampleStudy("two-models", 2, 30, 7, "m1", "m2").write(folder.resolve("two.zip")),
                SampleStudy.excluding("decided", 7).write(folder.resolve("decided.zip")),
                SampleStudy.unfitted("unfitted", "m1", "m2", "m3").write(folder.resolve("unfitted.zip")),
                SampleStudy.unfitted("two-unfitted", "m1", "m2").write(folder.resolve("two-unfitted.zip")),
                SampleStudy.seated().write(folder.resolve("seated.zip")),
                SampleImport.into(new SampleStudy("imported", 1, 8, 4, "m1", "m2"), 7)
                        .write(folder.resolve("imported.zip")),
                SampleStudy.even("even", "m1", "m2").write(folder.resolve("even.zip")),
                SampleStudy.even("three-even", "m1", "m2", "m3").write(folder.resolve("three-even.zip")));
    }

    private Path bundle(DressedUp way) {
        return folder.resolve(way.name() + ".zip");
    }

    private Path file(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name + ".zip"), bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
