package dev.evenhand.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Says how far the reading of a large file has got, to someone who watches: on a terminal, and only there. */
final class Progress implements Source {

    private static final long LARGE = 32 << 20;
    private static final long BETWEEN_NANOS = 200_000_000;
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private final Source source;
    private final PrintWriter notes;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong due = new AtomicLong(System.nanoTime() + BETWEEN_NANOS);

    Progress(Source source, PrintWriter notes) {
        this.source = source;
        this.notes = notes;
    }

    /** The source itself where nobody watches or little is to be read. */
    static Source watched(Source source, PrintWriter notes) throws IOException {
        return source.size() >= LARGE && terminal() ? new Progress(source, notes) : source;
    }

    static void cleared(Source source, PrintWriter notes) {
        if (source instanceof Progress) {
            notes.print("\r" + " ".repeat(40) + "\r");
            notes.flush();
        }
    }

    @Override
    public long size() throws IOException {
        return source.size();
    }

    @Override
    public int read(long place, byte[] into, int from, int length) throws IOException {
        int read = source.read(place, into, from, length);
        long sum = done.addAndGet(Math.max(0, read));
        long now = System.nanoTime();
        long next = due.get();
        if (now - next > 0 && due.compareAndSet(next, now + BETWEEN_NANOS)) {
            notes.print("\rreading: %d %% of %,d MB ".formatted(Math.min(100, 100 * sum / size()), size() >> 20));
            notes.flush();
        }
        return read;
    }

    /** By the file behind standard error; elsewhere than on Linux there is no telling without a native library. */
    private static boolean terminal() {
        try {
            var target = Files.readSymbolicLink(STANDARD_ERROR).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
