package dev.evenhand.pool;

import org.commonmark.node.CustomBlock;
import org.commonmark.node.Node;

/** What follows the first part of a very long text, to be opened by whoever wants to read on. */
final class Fold extends CustomBlock {

    /** Puts the blocks that start after so many characters under a fold. */
    static void rest(Node document, int open) {
        var first = document.getFirstChild();
        while (first != null && start(first) < open) {
            first = first.getNext();
        }
        if (first == null) {
            return;
        }
        var fold = new Fold();
        first.insertBefore(fold);
        for (var next = fold.getNext(); next != null; next = fold.getNext()) {
            fold.appendChild(next);
        }
    }

    private static int start(Node block) {
        var spans = block.getSourceSpans();
        return spans.isEmpty() ? 0 : spans.get(0).getInputIndex();
    }
}
