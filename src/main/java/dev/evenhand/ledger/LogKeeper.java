package dev.evenhand.ledger;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signs what a log has become, after reading it back and hashing it again: a log that was changed, cut or put back to an
 * earlier copy is never signed over.
 */
@Component
class LogKeeper {

    private final Ledgers ledgers;
    private final Entries entries;
    private final Trees trees;
    private final Checkpoints checkpoints;
    private final LedgerKey key;
    private final AnchorCheck anchorCheck;

    LogKeeper(
            Ledgers ledgers,
            Entries entries,
            Trees trees,
            Checkpoints checkpoints,
            LedgerKey key,
            AnchorCheck anchorCheck) {
        this.ledgers = ledgers;
        this.entries = entries;
        this.trees = trees;
        this.checkpoints = checkpoints;
        this.key = key;
        this.anchorCheck = anchorCheck;
    }

    /** Nothing if there is nothing new to sign, or another node is at this log. */
    @Transactional
    public Optional<Checkpoint> sign(long study) {
        var held = ledgers.hold(study);
        if (held.filter(ledger -> !ledger.frozen()).isEmpty()) {
            return Optional.empty();
        }
        var origin = held.get().origin();
        var signer = key.signer(origin);
        var last = checkpoints.checkpoint(study).map(note -> Checkpoint.open(note, origin, List.of(signer.key())));
        long signed = last.map(Checkpoint::size).orElse(0L);
        long size = entries.head(study).size();
        last.ifPresent(earlier -> requireGrown(study, earlier, size));
        anchorCheck.problem(study, origin).ifPresent(problem -> {
            throw new BrokenLog(problem);
        });
        if (size == signed) {
            return Optional.empty();
        }
        requireWhole(study, signed, size);
        var checkpoint = Checkpoint.of(origin, trees.tree(study, size));
        var note = checkpoint.sign(signer);
        // First outside: nobody can have read it before, and the entries stand whether this transaction ends well or
        // not.
        anchorCheck.keep(study, checkpoint, note);
        checkpoints.keep(study, checkpoint, note);
        return Optional.of(checkpoint);
    }

    /** That today's log begins with what was signed before. */
    private void requireGrown(long study, Checkpoint earlier, long size) {
        if (size < earlier.size()) {
            throw new BrokenLog("%s had %d entries when it was signed, and has %d."
                    .formatted(earlier.origin(), earlier.size(), size));
        }
        if (!trees.tree(study, earlier.size()).root().equals(earlier.root())) {
            throw new BrokenLog("%s is not what was signed at %d entries.".formatted(earlier.origin(), earlier.size()));
        }
    }

    /** That each new entry reads as it was hashed and points to the one before. */
    private void requireWhole(long study, long from, long size) {
        long first = Math.max(0, from - 1);
        var previous = LogEntry.NONE_BEFORE;
        long seq = first;
        for (var written : entries.written(study, first, size)) {
            var entry = LogEntry.parse(written.line());
            boolean follows = seq < from || entry.previous().equals(previous);
            if (entry.seq() != seq || !follows || !entry.leaf().equals(written.leaf())) {
                throw new BrokenLog("Entry %d of study %d is not what was written.".formatted(seq, study));
            }
            previous = entry.leaf();
            seq++;
        }
        if (seq != size) {
            throw new BrokenLog("Study %d lacks entry %d.".formatted(study, seq));
        }
    }
}
