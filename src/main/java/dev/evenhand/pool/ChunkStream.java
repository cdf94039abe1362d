package dev.evenhand.pool;

import java.io.InputStream;
import java.util.function.IntFunction;
import java.util.function.LongConsumer;

/** Reads a stored file chunk by chunk and tells how far it has come. An empty chunk is the end. */
final class ChunkStream extends InputStream {
    private final IntFunction<byte[]> chunks;
    private final LongConsumer progress;
    private byte[] chunk = {};
    private int position;
    private int next;
    private long read;

    ChunkStream(IntFunction<byte[]> chunks, LongConsumer progress) {
        this.chunks = chunks;
        this.progress = progress;
    }

    @Override
    public int read() {
        return more() ? chunk[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] buffer, int from, int length) {
        if (length == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        int count = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, buffer, from, count);
        position += count;
        return count;
    }

    private boolean more() {
        if (position == chunk.length) {
            read += chunk.length;
            progress.accept(read);
            chunk = chunks.apply(next++);
            position = 0;
        }
        return chunk.length > 0;
    }
}
