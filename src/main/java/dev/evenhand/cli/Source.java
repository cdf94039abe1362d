package dev.evenhand.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Bytes that can be read from any place, by several threads: of a file, or of a stream taken in whole. */
interface Source {

    long size() throws IOException;

    /** Like {@link InputStream#read(byte[], int, int)}, from a place. */
    int read(long place, byte[] into, int from, int length) throws IOException;

    static Source of(String name, InputStream standardInput) throws IOException {
        if (name.equals("-")) {
            return of(standardInput.readAllBytes());
        }
        var path = Path.of(name);
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new BadInput(name + (Files.isDirectory(path) ? " is a folder" : " is not a file that can be read"));
        }
        if (name.endsWith(".gz")) {
            try (var in = new GZIPInputStream(Files.newInputStream(path), 1 << 16)) {
                return of(in.readAllBytes());
            }
        }
        var channel = FileChannel.open(path);
        return new Source() {
            @Override
            public long size() throws IOException {
                return channel.size();
            }

            @Override
            public int read(long place, byte[] into, int from, int length) throws IOException {
                return channel.read(ByteBuffer.wrap(into, from, length), place);
            }
        };
    }

    static Source of(byte[] bytes) {
        return new Source() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public int read(long place, byte[] into, int from, int length) {
                int count = (int) Math.min(length, bytes.length - place);
                if (count <= 0) {
                    return -1;
                }
                System.arraycopy(bytes, (int) place, into, from, count);
                return count;
            }
        };
    }
}
