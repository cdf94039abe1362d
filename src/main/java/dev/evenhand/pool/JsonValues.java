package dev.evenhand.pool;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Walks over the values of a JSON file, one at a time in one buffer, and leaves it to others to read what is in them. */
final class JsonValues {
    private final InputStream in;
    private final byte[] chunk = new byte[1 << 16];
    private int position;
    private int end;
    private long offset;
    private long line = 1;
    private byte[] value = new byte[1 << 16];
    private int length;
    private long valueLine;
    private long valueOffset;

    JsonValues(InputStream in) {
        this.in = in;
    }

    /** The next byte that is not white space, or -1 at the end; it stays where it is. */
    int peek() throws IOException {
        int next = look();
        while (next >= 0 && next <= ' ') {
            advance();
            next = look();
        }
        return next;
    }

    /** Passes over this byte, or answers false if another one comes. */
    boolean skip(char wanted) throws IOException {
        if (peek() != wanted) {
            return false;
        }
        advance();
        return true;
    }

    void expect(char wanted, String otherwise) throws IOException {
        if (!skip(wanted)) {
            throw new Unreadable(line, peek() < 0 ? "the file ends here, before a closing " + wanted : otherwise);
        }
    }

    /** Takes one value: a text, a number or word, or all that stands between a bracket and the one that closes it. */
    void next() throws IOException {
        int first = peek();
        length = 0;
        valueLine = line;
        valueOffset = offset;
        if (first == '"') {
            text();
        } else if (first == '{' || first == '[') {
            nested();
        } else {
            word();
        }
    }

    private void nested() throws IOException {
        int depth = 0;
        do {
            int next = look();
            if (next < 0) {
                return;
            }
            if (next == '"') {
                text();
                continue;
            }
            depth += next == '{' || next == '[' ? 1 : next == '}' || next == ']' ? -1 : 0;
            keep();
        } while (depth > 0);
    }

    private void text() throws IOException {
        keep();
        for (int next = look(); next >= 0; next = look()) {
            keep();
            if (next == '"') {
                return;
            }
            if (next == '\\' && look() >= 0) {
                keep();
            }
        }
    }

    private void word() throws IOException {
        for (int next = look(); next > ' ' && ",]}:".indexOf(next) < 0; next = look()) {
            keep();
        }
        if (length == 0) {
            throw new Unreadable(
                    line, look() < 0 ? "the file ends here, where a value should follow" : "a value is missing here");
        }
    }

    private int look() throws IOException {
        if (position == end) {
            position = 0;
            end = Math.max(0, in.read(chunk));
        }
        return position < end ? chunk[position] & 0xFF : -1;
    }

    private void advance() {
        line += chunk[position] == '\n' ? 1 : 0;
        position++;
        offset++;
    }

    /** After a value that does not end there is nothing to read on from. */
    private void keep() {
        if (length == Limits.LINE_BYTES) {
            throw new Unreadable(valueLine, "what begins here is longer than " + Limits.LINE_WORDS);
        }
        if (length == value.length) {
            value = Arrays.copyOf(value, Math.min(Limits.LINE_BYTES, 2 * length));
        }
        value[length++] = chunk[position];
        advance();
    }

    byte[] bytes() {
        return value;
    }

    int length() {
        return length;
    }

    /** Where the value starts in the file. */
    long line() {
        return valueLine;
    }

    long offset() {
        return valueOffset;
    }
}
