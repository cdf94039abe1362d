package dev.evenhand.ledger;

import java.util.Collection;
import java.util.List;

/** What a log was when it had so many entries, as the log signs it (C2SP's tlog-checkpoint, without extensions). */
record Checkpoint(String origin, long size, Hash root) {

    Checkpoint {
        if (origin.isEmpty() || origin.contains("\n") || Promise.TITLE.equals(origin) || Seal.TITLE.equals(origin)) {
            throw new Malformed("\"%s\" is no name for a log".formatted(origin));
        }
    }

    static Checkpoint of(String origin, MerkleTree tree) {
        return new Checkpoint(origin, tree.size(), tree.root());
    }

    /** Reads a signed checkpoint of this log; lines after the third may come and are not ours. */
    static Checkpoint open(SignedNote note, String origin, Collection<NoteKey> trusted) {
        note.requireSigned(trusted);
        var checkpoint = parse(note.text());
        if (!checkpoint.origin.equals(origin)) {
            throw new Malformed("a checkpoint of \"%s\" instead of \"%s\"".formatted(checkpoint.origin, origin));
        }
        return checkpoint;
    }

    static Checkpoint parse(String text) {
        var lines = List.of(text.split("\n", -1));
        int last = lines.size() - 1;
        if (last < 3 || !lines.get(last).isEmpty() || lines.subList(0, last).contains("")) {
            throw new Malformed("a checkpoint has three lines at least, none empty");
        }
        return new Checkpoint(lines.get(0), Decimal.parse(lines.get(1)), Hash.base64(lines.get(2)));
    }

    String text() {
        return "%s\n%d\n%s\n".formatted(origin, size, root.base64());
    }

    SignedNote sign(NoteSigner signer) {
        return signer.sign(text());
    }
}
