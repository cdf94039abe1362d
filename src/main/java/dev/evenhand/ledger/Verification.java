package dev.evenhand.ledger;

import dev.evenhand.ledger.Report.Check;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks a bundle offline, with nothing but the bundle and what its reader trusts. Whatever is in the file, it ends with
 * a report: a check that cannot be made fails and says why.
 */
public final class Verification {

    private final Report report = new Report();
    private final Trust trust;

    private Verification(Trust trust) {
        this.trust = trust;
    }

    /** What was verified, with the log for a comparison with another bundle's. */
    public record Verified(Report report, Optional<SignedLog> log) {}

    public static Verified verify(Path file, Trust trust) {
        var verification = new Verification(trust);
        var log = verification.run(file);
        return new Verified(verification.report, log);
    }

    private Optional<SignedLog> run(Path file) {
        var log = new @Nullable SignedLog[1];
        attempt(Check.ARCHIVE, () -> {
            try (var bundle = new BundleReader(file)) {
                report.pass(
                        Check.ARCHIVE,
                        "%d files, %,d bytes".formatted(bundle.members().size(), bundle.length()));
                log[0] = check(bundle);
            }
        });
        return Optional.ofNullable(log[0]);
    }

    private @Nullable SignedLog check(BundleReader bundle) {
        var read = new @Nullable Log[1];
        var signed = new @Nullable SignedLog[1];
        attempt(Check.LOG, () -> {
            try (var in = bundle.open(BundleFiles.LOG)) {
                read[0] = Log.read(in);
            }
            report.pass(
                    Check.LOG,
                    Report.count(read[0].size(), "entry", "entries")
                            + back(read[0].times().back()));
        });
        var log = read[0];
        if (log == null) {
            return null;
        }
        attempt(Check.SIGNATURE, () -> signed[0] = SignedLog.check(bundle, log, trust, report));
        attempt(Check.FILES, () -> FileCheck.run(bundle, log, report));
        attempt(Check.PLAN, () -> PlanCheck.run(Evidence.plan(bundle), log, report));
        var evidence = new @Nullable Evidence[1];
        attempt(Check.VOTES, () -> evidence[0] = Evidence.read(bundle, log));
        if (evidence[0] != null) {
            judge(evidence[0]);
        }
        return signed[0];
    }

    private void judge(Evidence evidence) {
        attempt(Check.PLAN, () -> PlanCheck.counted(evidence, report));
        attempt(Check.TASKS, () -> TaskCheck.run(evidence, report));
        attempt(Check.CHANCE, () -> ChanceCheck.run(evidence, report));
        attempt(Check.VOTES, () -> new VoteCheck(evidence, report).run());
        attempt(Check.EXCLUSIONS, () -> ExclusionCheck.run(evidence, report));
        attempt(Check.RESULTS, () -> ResultCheck.results(evidence, report));
        attempt(Check.COMPLETE, () -> ResultCheck.complete(evidence, report));
        attempt(Check.LOOKS, () -> ResultCheck.looks(evidence, report));
    }

    /** No failure: the order of entries is bound by their numbers, and whoever set the clock may have set it right. */
    private static String back(Duration back) {
        return back.isZero()
                ? ""
                : "; the clock went back by %s: its order holds, its times do not"
                        .formatted(Report.count(Math.round(back.toSeconds() / 60.0), "minute", "minutes"));
    }

    /** A step of the verification, which anything may go wrong in. */
    interface Step {
        void run() throws IOException;
    }

    private void attempt(Check check, Step step) {
        try {
            step.run();
        } catch (Malformed e) {
            report.fail(check, String.valueOf(e.getMessage()));
        } catch (CharacterCodingException e) {
            report.fail(check, "a file is not UTF-8");
        } catch (IOException | UncheckedIOException e) {
            report.fail(check, "cannot be read: " + e.getMessage());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            report.fail(check, "cannot be read (%s)".formatted(e.getClass().getSimpleName()));
        }
    }
}
