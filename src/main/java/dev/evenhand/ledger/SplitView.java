package dev.evenhand.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * Holds two bundles of one log against each other. Two signed histories of one study of which neither begins the other
 * cannot both be true, and prove it against whoever signed them.
 */
public record SplitView(boolean split, List<String> lines) {

    public SplitView {
        lines = List.copyOf(lines);
    }

    public static SplitView of(SignedLog one, SignedLog other) {
        if (!one.checkpoint().origin().equals(other.checkpoint().origin())) {
            return new SplitView(
                    true,
                    List.of("FAIL view       these are two logs, %s and %s"
                            .formatted(
                                    one.checkpoint().origin(),
                                    other.checkpoint().origin())));
        }
        long common = Math.min(one.log().size(), other.log().size());
        long more = Math.max(one.log().size(), other.log().size()) - common;
        if (one.log()
                .tree()
                .at(common)
                .root()
                .equals(other.log().tree().at(common).root())) {
            return new SplitView(
                    false,
                    List.of("PASS view       one history: the first %d entries are the same, one bundle has %d more"
                            .formatted(common, more)));
        }
        return new SplitView(true, evidence(one, other, common));
    }

    private static List<String> evidence(SignedLog one, SignedLog other, long common) {
        long first = 0;
        while (first < common
                && one.log().at(first).leaf().equals(other.log().at(first).leaf())) {
            first++;
        }
        var lines = new ArrayList<String>();
        lines.add("FAIL view       SPLIT VIEW: two histories of %s, both signed by its key"
                .formatted(one.checkpoint().origin()));
        lines.add("     they part at entry %d: %s in one, %s in the other"
                .formatted(
                        first,
                        one.log().at(first).leaf().hex(),
                        other.log().at(first).leaf().hex()));
        lines.add("     Keep both files: these two checkpoints are evidence against whoever holds the key.");
        for (var note : List.of(one.note(), other.note())) {
            lines.add("");
            lines.addAll(List.of(note.split("\n")));
        }
        return lines;
    }
}
