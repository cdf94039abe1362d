package dev.evenhand.pool;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a stream, one at a time in one buffer that does not outgrow the longest line allowed. */
final class ByteLines {
    private final InputStream in;
    private final byte[] chunk = new byte[1 << 16];
    private int chunkStart;
    private int chunkEnd;
    private byte[] line = new byte[1 << 16];
    private int length;
    private boolean tooLong;
    private long number;
    private long offset;
    private long nextOffset;

    ByteLines(InputStream in) {
        this.in = in;
    }

    /** Moves to the next line, or answers false at the end. */
    boolean next() throws IOException {
        length = 0;
        tooLong = false;
        offset = nextOffset;
        while (chunkStart < chunkEnd || fill()) {
            int end = indexOfLineFeed();
            take(end);
            if (end < chunkEnd) {
                chunkStart = end + 1;
                nextOffset++;
                number++;
                return true;
            }
            chunkStart = end;
        }
        if (nextOffset == offset) {
            return false;
        }
        number++;
        return true;
    }

    private boolean fill() throws IOException {
        chunkStart = 0;
        chunkEnd = Math.max(0, in.read(chunk));
        return chunkEnd > 0;
    }

    private int indexOfLineFeed() {
        int i = chunkStart;
        while (i < chunkEnd && chunk[i] != '\n') {
            i++;
        }
        return i;
    }

    private void take(int end) {
        int count = end - chunkStart;
        nextOffset += count;
        if (tooLong || length + count > Limits.LINE_BYTES) {
            tooLong = true;
            return;
        }
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.min(Limits.LINE_BYTES, Math.max(length + count, 2 * line.length)));
        }
        System.arraycopy(chunk, chunkStart, line, length, count);
        length += count;
    }

    long number() {
        return number;
    }

    /** Where the line starts in the file. */
    long offset() {
        return offset;
    }

    boolean tooLong() {
        return tooLong;
    }

    byte[] bytes() {
        return line;
    }

    int length() {
        return length;
    }

    boolean blank() {
        for (int i = 0; i < length; i++) {
            if (line[i] > ' ' || line[i] < 0) {
                return false;
            }
        }
        return !tooLong;
    }
}
