package dev.evenhand.pool;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;

/** A reader that stops at the first byte that is not UTF-8 and knows on which line that is. */
final class Utf8Reader extends Reader {
    private final InputStream in;
    private final CharsetDecoder decoder = Utf8.decoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private long line = 1;
    private long offset;
    private boolean ended;

    Utf8Reader(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
        var chars = CharBuffer.wrap(buffer, from, length).slice();
        while (chars.position() == 0) {
            if (!ended && !fill()) {
                ended = true;
            }
            decode(chars);
            if (ended && chars.position() == 0) {
                return -1;
            }
        }
        return chars.position();
    }

    private boolean fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        bytes.position(bytes.position() + Math.max(0, count)).flip();
        return count >= 0;
    }

    private void decode(CharBuffer chars) {
        int before = bytes.position();
        int start = chars.position();
        var result = decoder.decode(bytes, chars, ended);
        offset += bytes.position() - before;
        for (int i = start; i < chars.position(); i++) {
            line += chars.array()[i + chars.arrayOffset()] == '\n' ? 1 : 0;
        }
        if (result.isError()) {
            throw new Unreadable(line, Utf8.fault(offset));
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
