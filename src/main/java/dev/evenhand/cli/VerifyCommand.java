package dev.evenhand.cli;

import dev.evenhand.ledger.Malformed;
import dev.evenhand.ledger.NoteKey;
import dev.evenhand.ledger.SignedLog;
import dev.evenhand.ledger.SplitView;
import dev.evenhand.ledger.Trust;
import dev.evenhand.ledger.Verification;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verify}: whether a bundle's result is what its plan and its votes give, checked offline. */
@Command(
        name = "verify",
        description = "Checks an evidence bundle offline; two of one study are held against each other.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false)
final class VerifyCommand implements Callable<Integer> {

    private static final int MOST_NOTE = 1 << 16;

    private final PrintWriter out;

    @Parameters(arity = "1..2", paramLabel = "BUNDLE", description = "bundle.zip, or two of one study.")
    private List<String> bundles = List.of();

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "The log's key as you have it from elsewhere: name+id+key, or a file that holds it.")
    private @Nullable String key;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "A checkpoint of the log that you kept from earlier.")
    private @Nullable String checkpoint;

    VerifyCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        var trust = trust();
        var logs = new ArrayList<SignedLog>();
        boolean passed = true;
        for (var bundle : bundles) {
            var verified = Verification.verify(file(bundle), trust);
            if (bundles.size() > 1) {
                out.println(bundle);
            }
            verified.report().lines().forEach(out::println);
            out.println(verdict(verified));
            out.println();
            verified.log().ifPresent(logs::add);
            passed &= verified.report().passed();
        }
        if (bundles.size() == 2) {
            passed &= oneView(logs);
        }
        return passed ? 0 : 1;
    }

    private static String verdict(Verification.Verified verified) {
        return verified.report().passed()
                ? "PASS"
                : "FAIL: "
                        + verified.report().failed().stream()
                                .map(check -> check.code())
                                .collect(Collectors.joining(", "));
    }

    private boolean oneView(List<SignedLog> logs) {
        if (logs.size() < 2) {
            out.println("SKIP view       the two could not be compared: not both have a signed log");
            return false;
        }
        var view = SplitView.of(logs.get(0), logs.get(1));
        view.lines().forEach(out::println);
        return !view.split();
    }

    private Trust trust() {
        try {
            return new Trust(
                    key == null ? null : NoteKey.parse(readKey(key)),
                    checkpoint == null ? null : text(file(checkpoint)));
        } catch (Malformed e) {
            throw new BadInput("--key: " + e.getMessage());
        }
    }

    private static String readKey(String given) {
        return given.contains("+") && !Files.exists(Path.of(given))
                ? given
                : text(file(given)).strip();
    }

    private static Path file(String name) {
        var file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            throw new BadInput("there is no file " + name);
        }
        return file;
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > MOST_NOTE) {
                throw new BadInput(file + " is too large for a key or a checkpoint");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new BadInput("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
    }
}
