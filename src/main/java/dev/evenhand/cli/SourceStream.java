package dev.evenhand.cli;

import java.io.IOException;
import java.io.InputStream;

/** A source from its first byte to its last, for readers that want it in a row. */
final class SourceStream extends InputStream {

    private final Source source;
    private long place;

    SourceStream(Source source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = source.read(place, into, from, length);
        place += Math.max(0, read);
        return read;
    }
}
