package dev.evenhand.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text with signatures under it, by C2SP's signed-note. Nothing in the text may be believed before
 * {@link #requireSigned}.
 *
 * @param text ends with a newline
 */
record SignedNote(String text, List<NoteSignature> signatures) {

    /** A log, its next key, and more witnesses than any policy asks for; the least that must be accepted is 16. */
    private static final int MOST_SIGNATURES = 64;

    SignedNote {
        if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new Malformed("a note's text ends with a newline and has no other control characters");
        }
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new Malformed("%d signatures".formatted(signatures.size()));
        }
        signatures = List.copyOf(signatures);
    }

    /** The last empty line parts text and signatures; the text may have empty lines of its own. */
    static SignedNote parse(String note) {
        int gap = note.lastIndexOf("\n\n");
        if (gap < 0 || !note.endsWith("\n") || gap + 2 == note.length()) {
            throw new Malformed("no signatures after an empty line");
        }
        var lines = note.substring(gap + 2, note.length() - 1).split("\n", -1);
        if (lines.length > MOST_SIGNATURES) {
            throw new Malformed("%d signatures".formatted(lines.length));
        }
        return new SignedNote(
                note.substring(0, gap + 1),
                List.of(lines).stream().map(NoteSignature::parse).toList());
    }

    /** Refuses the note unless a trusted key signed it; one bad signature in a trusted name spoils it. */
    void requireSigned(Collection<NoteKey> trusted) {
        var signed = text.getBytes(StandardCharsets.UTF_8);
        boolean any = false;
        for (var signature : signatures) {
            for (var key : trusted) {
                if (key.made(signature)) {
                    if (!key.verifies(signed, signature.bytes())) {
                        throw new Malformed("the signature of %s does not fit the text".formatted(key.name()));
                    }
                    any = true;
                }
            }
        }
        if (!any) {
            throw new Malformed("no signature by a trusted key");
        }
    }

    @Override
    public String toString() {
        return signatures.stream().map(NoteSignature::line).collect(Collectors.joining("", text + "\n", ""));
    }
}
