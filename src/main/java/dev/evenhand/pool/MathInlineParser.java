package dev.evenhand.pool;

import java.util.Set;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;
import org.jspecify.annotations.Nullable;

/** Finds `$…$`, `$$…$$`, `\(…\)` and `\[…\]` in a paragraph, and leaves prices alone. */
final class MathInlineParser implements InlineContentParser {
    private static final int LONGEST = 5_000;

    /** After so many searches in vain a paragraph is taken to hold prices; more would make its time quadratic. */
    private static final int PATIENCE = 50;

    private int failures;

    /** Makes a parser for each paragraph. */
    record Factory(char trigger) implements InlineContentParserFactory {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of(trigger);
        }

        @Override
        public InlineContentParser create() {
            return new MathInlineParser();
        }
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        var scanner = state.scanner();
        var delimiter = failures > PATIENCE ? null : Delimiter.at(scanner);
        if (delimiter == null || !delimiter.mayOpenBefore(scanner.peek())) {
            return ParsedInline.none();
        }
        var start = scanner.position();
        for (int length = 0; length < LONGEST && scanner.hasNext(); length++) {
            var end = scanner.position();
            char previous = (char) scanner.peekPreviousCodePoint();
            if (length > 0 && scanner.next(delimiter.close)) {
                // A dollar that closes nothing means that the first one was a price.
                return delimiter.mayCloseBetween(previous, scanner.peek())
                        ? formula(scanner, start, end, delimiter)
                        : ParsedInline.none();
            } else if (!scanner.next("\\$")) {
                scanner.next();
            }
        }
        failures++;
        return ParsedInline.none();
    }

    private static ParsedInline formula(Scanner scanner, Position start, Position end, Delimiter delimiter) {
        var source = scanner.getSource(start, end).getContent();
        return ParsedInline.of(new MathNode.Inline(source, delimiter.display), scanner.position());
    }

    private enum Delimiter {
        DOUBLE_DOLLAR("$$", "$$", true),
        DOLLAR("$", "$", false),
        BRACKET("\\[", "\\]", true),
        PARENTHESIS("\\(", "\\)", false);

        private final String open;
        private final String close;
        private final boolean display;

        Delimiter(String open, String close, boolean display) {
            this.open = open;
            this.close = close;
            this.display = display;
        }

        static @Nullable Delimiter at(Scanner scanner) {
            for (var delimiter : values()) {
                if (scanner.next(delimiter.open)) {
                    return delimiter;
                }
            }
            return null;
        }

        /** `$ 5` opens nothing. */
        boolean mayOpenBefore(char next) {
            return this != DOLLAR || !Character.isWhitespace(next);
        }

        /** "$5 and $10": the second dollar follows a space and precedes a digit, so it closes nothing. */
        boolean mayCloseBetween(char previous, char next) {
            return this != DOLLAR || !Character.isWhitespace(previous) && !Character.isDigit(next);
        }
    }
}
