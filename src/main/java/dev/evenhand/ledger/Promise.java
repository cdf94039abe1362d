package dev.evenhand.ledger;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/**
 * The first half of a receipt, given at once: the log's signed word that an entry with this salted vote hash will be in
 * it by a moment. Broken promises can be proved with it.
 *
 * @param ballot the ballot's opaque id
 * @param by to the second
 */
record Promise(String origin, String ballot, Hash vote, Instant by) {

    /** Stands where a checkpoint has the name of its log, so that no signature can be taken for the other kind. */
    static final String TITLE = "evenhand-promise/v1";

    Promise {
        by = by.truncatedTo(ChronoUnit.SECONDS);
    }

    static Promise open(SignedNote note, Collection<NoteKey> trusted) {
        note.requireSigned(trusted);
        var promise = parse(note.text());
        if (!promise.text().equals(note.text())) {
            throw new Malformed("not the one form of a promise");
        }
        return promise;
    }

    private static Promise parse(String text) {
        var lines = List.of(text.split("\n", -1));
        if (lines.size() != 6 || !lines.get(0).equals(TITLE)) {
            throw new Malformed("not a promise");
        }
        try {
            return new Promise(lines.get(1), lines.get(2), Hash.base64(lines.get(3)), Instant.parse(lines.get(4)));
        } catch (DateTimeParseException e) {
            throw new Malformed("\"%s\" is no time".formatted(lines.get(4)));
        }
    }

    String text() {
        return String.join("\n", TITLE, origin, ballot, vote.base64(), by.toString(), "");
    }

    SignedNote sign(NoteSigner signer) {
        return signer.sign(text());
    }
}
