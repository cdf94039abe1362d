package dev.evenhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that is put back, or that two go on from, is found out by what was kept beside it. */
class AnchorTests {

    private static TestDatabase begun;
    private static long study;

    @TempDir
    Path folder;

    private TestDatabase database;
    private LedgerNode node;

    /** Its first checkpoint is kept by whoever signs the next. */
    @BeforeAll
    static void begin(@TempDir Path elsewhere) {
        begun = TestDatabase.fresh().migrated();
        study = new LedgerNode(begun, elsewhere).study();
    }

    @BeforeEach
    void open() {
        database = begun.copy();
        node = new LedgerNode(database, folder);
        node.goesOn(study);
    }

    @Test
    void keepsTheNewestWhoeverOfTwoNodesSigns() throws Exception {
        var other = new LedgerNode(database, folder);

        together(() -> signs(node), () -> signs(other));
        node.goesOn(study);

        assertThat(node.kept()).isEqualTo(node.signed(study)).isEqualTo(other.kept());
        assertThat(node.anchors.origins(node.key.installation())).containsExactly(node.origin());
        assertThat(folder.toFile().list()).as("nothing half written").hasSize(3);
    }

    private static Object signs(LedgerNode node) {
        for (int i = 0; i < 20; i++) {
            node.goesOn(study);
        }
        return node.frozen(study);
    }

    @Test
    void letsOneOfTwoDatabasesWithOneHistoryGoOn() throws Exception {
        var clone = new LedgerNode(database.copy(), folder);

        together(() -> signs(node), () -> signs(clone));

        var frozen = List.of(node.frozen(study), clone.frozen(study));
        assertThat(frozen).containsOnlyOnce("");
        var living = node.frozen(study).isEmpty() ? node : clone;
        var dead = living == node ? clone : node;
        assertThat(dead.frozen(study)).contains("kept outside the database");
        assertThat(living.kept()).isEqualTo(living.signed(study));
        assertThat(dead.signed(study).size()).isLessThan(living.signed(study).size());
    }

    @Test
    void freezesAnOlderCopyThatHasNothingNewToSay() {
        var old = database.copy();
        node.goesOn(study);

        var restored = new LedgerNode(old, folder);
        long before = restored.signed(study).size();
        restored.writer.write(study);

        assertThat(restored.frozen(study)).contains("the database is an older copy");
        restored.goesOn(study);
        restored.goesOn(study);
        assertThat(restored.signed(study).size()).as("never signed again").isEqualTo(before);
        assertThat(restored.kept()).isEqualTo(node.signed(study));
        assertThatThrownBy(() -> restored.bundles.write(study)).hasMessageContaining("frozen");
    }

    @Test
    void keepsACheckpointBeforeItStandsInTheDatabase() {
        node.tell(study, 1);
        node.sequence(study);
        node.transaction.executeWithoutResult(dies -> {
            assertThat(node.keeper.sign(study)).isPresent();
            dies.setRollbackOnly();
        });
        assertThat(node.kept().size()).isGreaterThan(node.signed(study).size());

        node.writer.write(study);

        assertThat(node.frozen(study)).as("the log has what was kept").isEmpty();
        assertThat(node.signed(study)).isEqualTo(node.kept());
    }

    @Test
    void takesNoFileThatTheLogHasNotSigned() throws IOException {
        var forged = new Checkpoint(node.origin(), 1_000_000, Hash.leaf(new byte[1]))
                .sign(NoteSigner.of(node.origin(), NoteSigner.newPair()));
        var file = folder.resolve(node.origin().replace('/', '+') + ".checkpoint");
        for (var spoilt : List.of(forged.toString(), "spoilt")) {
            Files.writeString(file, spoilt);
            node.goesOn(study);
            assertThat(node.frozen(study)).isEmpty();
            assertThat(node.kept()).isEqualTo(node.signed(study));
        }
    }

    @Test
    void signsOnWhereNothingCanBeKept() throws IOException {
        var noFolder = Files.createFile(folder.resolve("file"));
        var other = new LedgerNode(database, noFolder);

        other.goesOn(study);

        assertThat(other.signed(study).size()).isEqualTo(3);
        node.goesOn(study);
        assertThat(node.kept()).isEqualTo(node.signed(study));
    }

    @Test
    void waitsForTheNodeOfAnotherProcess() throws Exception {
        var marker = folder.resolve("done");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var child = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), Holder.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var in = child.inputReader()) {
            assertThat(in.readLine()).isEqualTo("held");
            var seen = new ArrayList<Boolean>();
            var waiting = new Thread(() -> node.anchors.alone(() -> seen.add(Files.exists(marker))));
            waiting.start();
            child.getOutputStream().write('\n');
            child.getOutputStream().flush();
            waiting.join();
            assertThat(seen).containsExactly(true);
        } finally {
            child.destroy();
        }
    }

    /** Holds the folder until it is told to go on. */
    static final class Holder {

        public static void main(String... arguments) {
            var folder = Path.of(arguments[0]);
            new Anchors(folder).alone(() -> {
                System.out.println("held");
                try {
                    System.in.read();
                    Files.createFile(folder.resolve("done"));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    @Test
    void sealsNoBundleOfWhatTheLedgerHasNotSigned(@TempDir Path bundles) throws IOException {
        node.tell(study, 1);
        node.sequence(study);
        long unsigned = node.signed(study).size() + 1;
        try (var writer = new BundleWriter(bundles.resolve("bundle.zip"))) {
            assertThatThrownBy(() -> node.bundles.seal(writer, study, unsigned)).hasMessageContaining("not signed");
        }
    }

    private static void together(Callable<Object> one, Callable<Object> other) throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (var done : threads.invokeAll(List.of(one, other))) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
    }
}
