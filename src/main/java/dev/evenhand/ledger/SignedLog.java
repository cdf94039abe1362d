package dev.evenhand.ledger;

import dev.evenhand.ledger.Report.Check;
import java.io.IOException;
import java.util.List;

/**
 * A log whose checkpoint has been checked.
 *
 * @param note the checkpoint as it was signed, which is evidence if another one contradicts it
 */
public record SignedLog(Log log, Checkpoint checkpoint, String note) {

    private static final int MOST_NOTE = 1 << 16;

    /** Checks seal, key, signature and root, and what the reader trusts. */
    static SignedLog check(BundleReader bundle, Log log, Trust trust, Report report) throws IOException {
        var written = bundle.text(BundleFiles.CHECKPOINT, MOST_NOTE);
        var note = SignedNote.parse(written);
        var own = NoteKey.parse(bundle.text(BundleFiles.KEY, MOST_NOTE).strip());
        var key = trust.key() == null ? own : trust.key();
        if (!key.toString().equals(own.toString())) {
            throw new Malformed("signed by another key (%s) than the one you gave".formatted(own));
        }
        var checkpoint = Checkpoint.open(note, key.name(), List.of(key));
        if (!note.toString().equals(written) || !checkpoint.text().equals(note.text())) {
            throw new Malformed("checkpoint.txt is not in the one form of a checkpoint");
        }
        requireOf(log, checkpoint);
        seal(bundle, checkpoint, key, report);
        anchor(log, trust, key, report);
        report.pass(
                Check.SIGNATURE,
                "size %d, root %s"
                        .formatted(checkpoint.size(), checkpoint.root().base64()));
        return new SignedLog(log, checkpoint, written);
    }

    private static void requireOf(Log log, Checkpoint checkpoint) {
        if (!checkpoint.origin().endsWith("/" + log.last().study())) {
            throw new Malformed("the checkpoint of %s stands beside the log of %s"
                    .formatted(checkpoint.origin(), log.last().study()));
        }
        if (checkpoint.size() != log.size()) {
            throw new Malformed("%d entries were signed, the log has %d".formatted(checkpoint.size(), log.size()));
        }
        if (!checkpoint.root().equals(log.tree().tree().root())) {
            throw new Malformed("the log's root is %s, another was signed"
                    .formatted(log.tree().tree().root().base64()));
        }
    }

    private static void seal(BundleReader bundle, Checkpoint checkpoint, NoteKey key, Report report)
            throws IOException {
        try {
            var seal = Seal.open(bundle.text(BundleFiles.SEAL, MOST_NOTE), checkpoint.origin(), List.of(key));
            if (seal.length() != bundle.sealedLength() || !seal.digest().equals(bundle.digest(bundle.sealedLength()))) {
                report.fail(Check.ARCHIVE, "the bytes of the zip are not those that were sealed");
            }
        } catch (Malformed e) {
            report.fail(Check.ARCHIVE, "seal.txt: " + e.getMessage());
        }
    }

    private static void anchor(Log log, Trust trust, NoteKey key, Report report) {
        if (trust.checkpoint() != null) {
            var earlier = Checkpoint.open(SignedNote.parse(trust.checkpoint()), key.name(), List.of(key));
            if (earlier.size() > log.size()) {
                throw new Malformed("the log had %d entries at your checkpoint and has %d now: it was cut"
                        .formatted(earlier.size(), log.size()));
            }
            if (!log.tree().at(earlier.size()).root().equals(earlier.root())) {
                throw new Malformed(
                        "the log is not the one of your checkpoint of %d entries".formatted(earlier.size()));
            }
            report.trust("the checkpoint that you gave, of %d entries: the log goes on from it.%s"
                    .formatted(earlier.size(), trust.key() == null ? " Its key is the bundle's own." : ""));
        } else if (trust.key() != null) {
            report.trust(
                    "the key that you gave. A checkpoint kept from earlier would show that nothing was begun anew.");
        } else {
            report.trust(
                    "only the key in the bundle itself, %s. Whoever made the bundle could have made all of it anew:"
                                    .formatted(key)
                            + " compare this key with one from elsewhere, or give --key or --checkpoint.");
        }
    }
}
