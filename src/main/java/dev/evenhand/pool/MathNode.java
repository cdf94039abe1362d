package dev.evenhand.pool;

import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;

/** Mathematics in TeX, kept from Markdown's eyes until a browser draws it. */
interface MathNode {
    String source();

    boolean display();

    /** A formula within a line, or `$$…$$` in a paragraph. */
    final class Inline extends CustomNode implements MathNode {
        private final String source;
        private final boolean display;

        Inline(String source, boolean display) {
            this.source = source;
            this.display = display;
        }

        @Override
        public String source() {
            return source;
        }

        @Override
        public boolean display() {
            return display;
        }
    }

    /** A formula whose delimiters stand on lines of their own. */
    final class Block extends CustomBlock implements MathNode {
        private final StringBuilder source = new StringBuilder();
        private final String opening;
        private boolean closed;

        Block(String opening) {
            this.opening = opening;
        }

        /** What stood in the text, when it turns out to be no formula. */
        String plain() {
            return opening + "\n" + source;
        }

        void add(CharSequence line) {
            source.append(source.isEmpty() ? "" : "\n").append(line);
        }

        void close() {
            closed = true;
        }

        /** Whether its end was found; without it, it was no formula. */
        boolean closed() {
            return closed;
        }

        @Override
        public String source() {
            return source.toString();
        }

        @Override
        public boolean display() {
            return true;
        }
    }
}
