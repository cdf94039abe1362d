package dev.evenhand.pool;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A pool file of either format, told apart by its first bytes and never by its name. */
final class PoolFile {
    private static final int LOOK = 4096;

    private PoolFile() {}

    /** Answers whether one task may stand in several rows. */
    static boolean read(InputStream file, EntrySink sink) throws IOException {
        var in = new BufferedInputStream(file, 1 << 16);
        byte[] start = look(in);
        refuseOtherFormats(start);
        int mark = Utf8.startsWithMark(start, start.length) ? 3 : 0;
        int first = mark;
        while (first < start.length && Character.isWhitespace(start[first])) {
            first++;
        }
        if (first == start.length && start.length < LOOK) {
            throw new Unreadable(1, "the file is empty");
        }
        if (first < start.length && (start[first] == '{' || start[first] == '[')) {
            new JsonLines(in, sink).read();
            return false;
        }
        in.skipNBytes(mark);
        return new CsvTable(in, sink).read().tasksSpanRows();
    }

    private static byte[] look(BufferedInputStream in) throws IOException {
        in.mark(LOOK);
        byte[] start = in.readNBytes(LOOK);
        in.reset();
        return start;
    }

    private static void refuseOtherFormats(byte[] start) {
        int first = start.length > 0 ? start[0] & 0xFF : 0x20;
        int second = start.length > 1 ? start[1] & 0xFF : 0x20;
        if (first == 0x1F && second == 0x8B) {
            throw new Unreadable(1, "the file is compressed with gzip; unpack it first");
        }
        if (first == 'P' && second == 'K' && start.length > 2 && start[2] < ' ') {
            throw new Unreadable(1, "the file is a zip archive (or a spreadsheet); save it as CSV or JSONL");
        }
        if (first == 0xFF && second == 0xFE || first == 0xFE && second == 0xFF || first == 0 || second == 0) {
            throw new Unreadable(1, "the file is UTF-16 from byte 0 on, not UTF-8; save it as UTF-8");
        }
    }
}
