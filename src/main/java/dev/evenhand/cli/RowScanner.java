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
    private byte[] buffer = new byte[BUFFER];
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
            int read = place < to
                    ? source.read(place, buffer, kept, (int) Math.min(buffer.length - kept, to - place))
                    : -1;
            last = place + Math.max(read, 0) >= to;
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
            if (kept == buffer.length) {
                buffer = Arrays.copyOf(buffer, 2 * kept);
            }
        }
        return true;
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

    /** The end of the row, 0 if it is not whole, -1 for a quote. */
    private int row(int start) {
        var bytes = buffer;
        int at = start;
        int column = 0;
        sink.begin(base + start);
        while (true) {
            int from = at;
            int hash = 0;
            byte here = 0;
            while (at < filled && (here = bytes[at]) != ',' && here != '\n' && here != '"') {
                hash = 31 * hash + here;
                at++;
            }
            if (at < filled && here == '"') {
                if (!quotes) {
                    return -1;
                }
                int end = at == from ? quoted(at) : 0;
                if (end == 0 && !last) {
                    return 0;
                }
                if (end == 0) {
                    sink.refuse("a quote does not end, or stands inside a cell");
                    return filled;
                }
                var cell = unquoted(from + 1, end - 1);
                sink.cell(column++, cell, 0, cell.length, hash(cell, 0, cell.length));
                at = end;
                if (at < filled && bytes[at] == '\r') {
                    at++;
                }
                if (at == filled && !last) {
                    return 0;
                }
                if (at < filled && bytes[at] != ',' && bytes[at] != '\n') {
                    sink.refuse("text follows a quoted cell");
                    return filled;
                }
            } else {
                if (at == filled && !last) {
                    return 0;
                }
                int to = at;
                if ((at == filled || here == '\n') && to > from && bytes[to - 1] == '\r') {
                    to--;
                    hash = hash(bytes, from, to);
                }
                if (column > 0 || to > from || at < filled && bytes[at] == ',') {
                    sink.cell(column++, bytes, from, to, hash);
                }
            }
            if (at == filled || bytes[at] == '\n') {
                sink.end(column);
                return Math.min(at + 1, filled);
            }
            at++;
        }
    }

    /** After the closing quote, or 0 if there is none yet. */
    private int quoted(int open) {
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

    static int hash(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int at = from; at < to; at++) {
            hash = 31 * hash + bytes[at];
        }
        return hash;
    }
}
