package dev.evenhand.ledger;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/** A signature line of a note: whose key, which key, and what it signed with it. */
record NoteSignature(String name, byte[] keyId, byte[] bytes) {

    private static final int ID_LENGTH = 4;
    private static final Pattern LINE = Pattern.compile("\u2014 (?<name>[^\\p{Z}\\p{C}+]+) (?<signature>\\S+)");

    static NoteSignature parse(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new Malformed("\"%s\" is no signature line".formatted(line));
        }
        var all = Base64s.decode(parts.group("signature"));
        if (all.length <= ID_LENGTH) {
            throw new Malformed("a signature of %d bytes".formatted(all.length));
        }
        return new NoteSignature(
                parts.group("name"), Arrays.copyOf(all, ID_LENGTH), Arrays.copyOfRange(all, ID_LENGTH, all.length));
    }

    String line() {
        var all = Arrays.copyOf(keyId, ID_LENGTH + bytes.length);
        System.arraycopy(bytes, 0, all, ID_LENGTH, bytes.length);
        return "\u2014 %s %s\n".formatted(name, Base64.getEncoder().encodeToString(all));
    }
}
