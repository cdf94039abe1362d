package dev.evenhand.pool;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A file of tasks or answers: what kind of text it is, told by its first bytes and never by its name. */
final class PoolFile {
    private static final int LOOK = 1 << 16;

    private PoolFile() {}

    /** Hands over what the file holds and keeps in `understanding` what it was taken to be. */
    static void read(InputStream file, EntrySink sink, Understanding understanding, List<String> models)
            throws IOException {
        var in = new BufferedInputStream(file, 1 << 16);
        byte[] start = look(in);
        refuseOtherFormats(start);
        int mark = Utf8.startsWithMark(start, start.length) ? 3 : 0;
        int first = afterSpace(start, mark);
        if (first == start.length && start.length < LOOK) {
            throw new Unreadable(1, "the file is empty");
        }
        in.skipNBytes(mark);
        var records = new Records(sink, understanding, models);
        switch (first < start.length ? start[first] : ' ') {
            case '[' -> new JsonDocument(in, records).readList();
            case '{' -> readObjects(in, start, first, records);
            default -> new CsvTable(in, sink, records, understanding).read();
        }
    }

    private static void readObjects(InputStream in, byte[] start, int first, Records records) throws IOException {
        if (Opening.namesModels(start, first)) {
            new JsonDocument(in, records).readComparator();
        } else if (Opening.spansLines(start, first)) {
            new JsonDocument(in, records).readObjects();
        } else {
            new JsonLines(in, records).read();
        }
    }

    private static int afterSpace(byte[] start, int from) {
        int first = from;
        while (first < start.length && Character.isWhitespace(start[first])) {
            first++;
        }
        return first;
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
