package dev.evenhand.cli;

import java.io.IOException;
import java.util.Arrays;

/**
 * Cuts part of a CSV (RFC 4180) into cells, in one pass over its bytes. A quote may hide line ends, so that a part that
 * does not begin the file stops at the first one it meets: the file must then be read as a whole.
 */
final class RowScanner {

    private static final int BUFFER = 1 << 18;

    private final Source source;
    private final CellSink sink;
    private final boolean quotes;
    private byte[] buffer = new byte[BUFFER + Long.BYTES];
    private int filled;
    private long place;
    private long base;
    private boolean last;

    /** @param quotes whether cells may be quoted */
    RowScanner(Source source, CellSink sink, boolean quotes) {
        this.source = source;
        this.sink = sink;
        this.quotes = quotes;
    }

    /** @return false if a quote was met where none may be */
    boolean scan(long from, long to) throws IOException {
        place = from;
        int kept = 0;
        while (place < to || kept > 0) {
            int read = place < to ? source.read(place, buffer, kept, (int) Math.min(room() - kept, to - place)) : -1;
            last = read < 0 || place + read >= to;
            filled = kept + Math.max(read, 0);
            base = place - kept;
            int used = rows();
            if (used < 0) {
                return false;
            }
            place += Math.max(read, 0);
            kept = filled - used;
            if (last || sink.full()) {
                return true;
            }
            System.arraycopy(buffer, used, buffer, 0, kept);
            if (kept == room()) {
                buffer = Arrays.copyOf(buffer, 2 * kept + Long.BYTES);
            }
        }
        return true;
    }

    /** Words are read past the last byte, and what they find there is not taken. */
    private int room() {
        return buffer.length - Long.BYTES;
    }

    /** Takes every whole row of the buffer; returns where the first that is not whole begins, or -1 for a quote. */
    private int rows() throws IOException {
        int row = 0;
        while (row < filled && !sink.full()) {
            int next = row(row);
            if (next <= 0) {
                return next == 0 ? row : -1;
            }
            row = next;
        }
        return row;
    }

    /** The end of the row, 0 if it is not whole, -1 for a quote where none may be. */
    private int row(int start) {
        sink.begin(base + start);
        int column = 0;
        for (int from = start; ; ) {
            int at = Words.delimiter(buffer, from, filled);
            if (at < filled && buffer[at] == '"') {
                at = quoted(column++, from, at);
                if (at <= 0) {
                    return at;
                }
            } else if (at < filled || last) {
                boolean comma = at < filled && buffer[at] == ',';
                int to = !comma && at > from && buffer[at - 1] == '\r' ? at - 1 : at;
                if (comma || column > 0 || to > from) {
                    sink.cell(column++, buffer, from, to);
                }
            } else {
                return 0;
            }
            if (at == filled || buffer[at] == '\n') {
                sink.end(column);
                return Math.min(at + 1, filled);
            }
            from = at + 1;
        }
    }

    /** Where the delimiter after a quoted cell is; 0 if the cell is not whole or is refused, -1 if none may be quoted. */
    private int quoted(int column, int from, int open) {
        if (!quotes) {
            return -1;
        }
        int end = open == from ? afterQuote(open) : 0;
        if (end == 0) {
            if (last) {
                sink.refuse("a quote does not end, or stands inside a cell");
            }
            return 0;
        }
        int at = end < filled && buffer[end] == '\r' ? end + 1 : end;
        if (at == filled && !last) {
            return 0;
        }
        if (at < filled && buffer[at] != ',' && buffer[at] != '\n') {
            sink.refuse("text follows a quoted cell");
            return 0;
        }
        var cell = unquoted(from + 1, end - 1);
        sink.cell(column, cell, 0, cell.length);
        return at;
    }

    /** After the closing quote, or 0 if there is none yet. */
    private int afterQuote(int open) {
        for (int at = open + 1; at < filled; at++) {
            if (buffer[at] == '"') {
                if (at + 1 < filled && buffer[at + 1] == '"') {
                    at++;
                } else {
                    return at + 1 < filled || last ? at + 1 : 0;
                }
            }
        }
        return 0;
    }

    private byte[] unquoted(int from, int to) {
        var cell = new byte[to - from];
        int length = 0;
        for (int at = from; at < to; at++) {
            cell[length++] = buffer[at];
            if (buffer[at] == '"') {
                at++;
            }
        }
        return Arrays.copyOf(cell, length);
    }
}
