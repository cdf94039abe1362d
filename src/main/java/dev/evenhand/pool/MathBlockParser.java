package dev.evenhand.pool;

import org.commonmark.node.Block;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/** Keeps a formula whole whose lines would otherwise be lists, headings or paragraphs to Markdown. */
final class MathBlockParser extends AbstractBlockParser {
    private final MathNode.Block block;
    private final String end;

    private MathBlockParser(String opening) {
        this.block = new MathNode.Block(opening);
        this.end = opening.equals("$$") ? "$$" : "\\]";
    }

    /** Starts at a line that is only `$$` or `\[`. */
    static final class Factory implements BlockParserFactory {
        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            var line = state.getLine().getContent();
            var text = line.subSequence(state.getNextNonSpaceIndex(), line.length())
                    .toString()
                    .strip();
            if (state.getIndent() > 3 || !text.equals("$$") && !text.equals("\\[")) {
                return BlockStart.none();
            }
            return BlockStart.of(new MathBlockParser(text)).atIndex(line.length());
        }
    }

    @Override
    public Block getBlock() {
        return block;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        if (state.getLine().getContent().toString().strip().equals(end)) {
            block.close();
            return BlockContinue.finished();
        }
        return BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void addLine(SourceLine line) {
        if (!line.getContent().isEmpty()) {
            block.add(line.getContent());
        }
    }
}
