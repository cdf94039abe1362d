package dev.evenhand.ledger;

import java.util.Collection;
import java.util.List;

/**
 * The log's signature over all bytes of a bundle before it: deflated files have many forms with one content, and not
 * one of them but the one that was made shall pass.
 */
record Seal(String origin, long length, Hash digest) {

    /** Stands where a checkpoint has the name of its log. */
    static final String TITLE = "evenhand-bundle/v1";

    static Seal open(String written, String origin, Collection<NoteKey> trusted) {
        var note = SignedNote.parse(written);
        if (!note.toString().equals(written)) {
            throw new Malformed("not the one form of a note");
        }
        note.requireSigned(trusted);
        var lines = List.of(note.text().split("\n", -1));
        if (lines.size() != 5 || !lines.get(0).equals(TITLE)) {
            throw new Malformed("not a seal");
        }
        var seal = new Seal(lines.get(1), Decimal.parse(lines.get(2)), Hash.base64(lines.get(3)));
        if (!seal.origin.equals(origin) || !seal.text().equals(note.text())) {
            throw new Malformed("a seal of \"%s\" instead of \"%s\"".formatted(seal.origin, origin));
        }
        return seal;
    }

    String text() {
        return String.join("\n", TITLE, origin, String.valueOf(length), digest.base64(), "");
    }
}
