package dev.evenhand.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/**
 * The second half of a receipt: that an entry is in the log, checkable offline (C2SP's {@code tlog-proof@v1}).
 *
 * @param extra what the leaf hash is made of, not authenticated by itself; here the entry's line
 * @param path siblings from the leaf up
 * @param checkpoint signed by the log, and by witnesses where there are some
 */
record LogProof(String extra, long index, List<Hash> path, SignedNote checkpoint) {

    private static final String TITLE = "c2sp.org/tlog-proof@v1";

    LogProof {
        path = List.copyOf(path);
    }

    static LogProof of(LogEntry entry, MerkleTree tree, SignedNote checkpoint) {
        return new LogProof(
                entry.line(), entry.seq(), tree.inclusion(entry.seq()).path(), checkpoint);
    }

    static LogProof parse(String text) {
        int gap = text.indexOf("\n\n");
        if (gap < 0) {
            throw new Malformed("no checkpoint after an empty line");
        }
        var lines = List.of(text.substring(0, gap).split("\n", -1));
        if (lines.size() < 3
                || lines.size() > 3 + InclusionProof.LONGEST
                || !lines.get(0).equals(TITLE)) {
            throw new Malformed("not a proof with the entry in it");
        }
        return new LogProof(
                new String(Base64s.decode(after("extra ", lines.get(1))), StandardCharsets.UTF_8),
                Decimal.parse(after("index ", lines.get(2))),
                lines.subList(3, lines.size()).stream().map(Hash::base64).toList(),
                SignedNote.parse(text.substring(gap + 2)));
    }

    private static String after(String prefix, String line) {
        if (!line.startsWith(prefix)) {
            throw new Malformed("\"%s\" instead of \"%s…\"".formatted(line, prefix));
        }
        return line.substring(prefix.length());
    }

    /** The entry that is proved to be in the log, or a refusal that says what does not fit. */
    LogEntry open(String origin, Collection<NoteKey> trusted) {
        var head = Checkpoint.open(checkpoint, origin, trusted);
        var entry = LogEntry.parse(extra);
        if (entry.seq() != index) {
            throw new Malformed("the entry says it is number %d, the proof %d".formatted(entry.seq(), index));
        }
        if (!new InclusionProof(index, head.size(), path).proves(entry.leaf(), head.root())) {
            throw new Malformed("the entry is not in the log of this checkpoint");
        }
        return entry;
    }

    @Override
    public String toString() {
        var text = new StringBuilder(TITLE).append("\nextra ");
        text.append(Base64.getEncoder().encodeToString(extra.getBytes(StandardCharsets.UTF_8)));
        text.append("\nindex ").append(index).append('\n');
        path.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }
}
