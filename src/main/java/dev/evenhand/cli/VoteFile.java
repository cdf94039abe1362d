package dev.evenhand.cli;

import dev.evenhand.statistics.PairCounts;
import dev.evenhand.statistics.Votes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The votes of a file.
 *
 * @param counts their sums
 * @param joining the votes one by one, where that was wanted, as soon as they are put together
 * @param leftOut rows that a study excludes, gold tasks and repeats
 * @param skipped rows of ballots that a rater skipped
 */
record VoteFile(PairCounts counts, Optional<Meanwhile<Votes>> joining, long leftOut, long skipped) {

    /** Bytes in which each model, and most raters, will be seen. */
    private static final int SAMPLE = 1 << 16;

    /** Smaller files are read before a second thread has begun. */
    private static final long WORTH_SPLITTING = 1 << 20;

    /** The votes one by one, where that was wanted; waits for them. */
    Optional<Votes> votes() {
        return joining.map(Meanwhile::get);
    }

    static VoteFile read(Source source, Header.Wanted wanted) throws IOException {
        if (JsonVotes.found(source)) {
            return JsonVotes.read(source, wanted);
        }
        var names = new HeaderCells();
        new RowScanner(source, names, true).scan(0, source.size());
        if (names.names().isEmpty()) {
            throw new BadInput("The file is empty");
        }
        var header = Header.of(Header.distinct(names.names()), wanted);
        if (names.rows() < 0) {
            throw new BadInput("There are no votes after line 1");
        }
        var parts = parts(source, header, wanted, names.rows());
        complain(source, parts);
        return join(header, wanted, parts);
    }

    private static List<VoteRows> parts(Source source, Header header, Header.Wanted wanted, long from)
            throws IOException {
        long size = source.size();
        int count = size - from < WORTH_SPLITTING
                ? 1
                : Math.min(4, Runtime.getRuntime().availableProcessors());
        var starts = new long[count + 1];
        starts[count] = size;
        for (int part = 0; part < count; part++) {
            starts[part] = part == 0 ? from : lineAfter(source, from + (size - from) * part / count);
        }
        var features = FeatureColumns.sharing(header.features().size(), source, starts);
        var rows = new ArrayList<VoteRows>();
        for (int part = 0; part < count; part++) {
            rows.add(new VoteRows(header, wanted, features.get(part), starts[part], starts[part + 1]));
        }
        if (count > 1 && wanted.votes()) {
            var known = sample(source, header, wanted, from, starts[1]);
            for (var part : rows) {
                part.begin(known);
            }
        }
        boolean unquoted = IntStream.range(0, count)
                        .parallel()
                        .map(part -> scan(source, rows.get(part), starts[part], starts[part + 1], false) ? 1 : 0)
                        .sum()
                == count;
        return unquoted ? rows : whole(source, header, wanted, from);
    }

    /** The first rows, whose names then have the same numbers in all parts, so that most files need no other numbers. */
    private static VoteRows sample(Source source, Header header, Header.Wanted wanted, long from, long end)
            throws IOException {
        long to = Math.min(end, lineAfter(source, from + SAMPLE));
        var rows = new VoteRows(
                header, wanted, FeatureColumns.growing(header.features().size()), from, to);
        scan(source, rows, from, to, false);
        return rows;
    }

    /** In one part, which may have quotes. */
    private static List<VoteRows> whole(Source source, Header header, Header.Wanted wanted, long from)
            throws IOException {
        long size = source.size();
        var features = FeatureColumns.sharing(header.features().size(), source, new long[] {from, size});
        var rows = new VoteRows(header, wanted, features.get(0), from, size);
        scan(source, rows, from, size, true);
        return List.of(rows);
    }

    private static boolean scan(Source source, VoteRows rows, long from, long to, boolean quotes) {
        try {
            return new RowScanner(source, rows, quotes).scan(from, to);
        } catch (IOException e) {
            throw new BadInput("The file could not be read: " + e.getMessage());
        }
    }

    private static long lineAfter(Source source, long place) throws IOException {
        var bytes = new byte[1 << 12];
        for (long at = place; ; ) {
            int read = source.read(at, bytes, 0, bytes.length);
            for (int i = 0; i < read; i++) {
                if (bytes[i] == '\n') {
                    return at + i + 1;
                }
            }
            if (read <= 0) {
                return source.size();
            }
            at += read;
        }
    }

    /** Names the first row that cannot be read by its line. */
    private static void complain(Source source, List<VoteRows> parts) throws IOException {
        for (var rows : parts) {
            if (rows.problemAt >= 0) {
                throw new BadInput("Line %d: %s".formatted(line(source, rows.problemAt), rows.problem));
            }
        }
    }

    private static long line(Source source, long place) throws IOException {
        var bytes = new byte[1 << 16];
        long line = 1;
        for (long at = 0; at < place; ) {
            int read = source.read(at, bytes, 0, (int) Math.min(bytes.length, place - at));
            for (int i = 0; i < read; i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            at += read;
        }
        return line;
    }

    /** The same with other votes one by one. */
    VoteFile with(Votes other) {
        return new VoteFile(counts, Optional.of(Meanwhile.made(other)), leftOut, skipped);
    }

    static VoteFile join(Header header, Header.Wanted wanted, List<VoteRows> parts) {
        var models = new Names();
        var numbers = new ArrayList<int[]>();
        long leftOut = 0;
        long skipped = 0;
        for (var part : parts) {
            numbers.add(models.merge(part.models));
            leftOut += part.leftOut;
            skipped += part.skipped;
        }
        var counting = PairCounts.among(models.texts());
        for (int part = 0; part < parts.size(); part++) {
            parts.get(part).counts.addTo(counting, numbers.get(part));
        }
        var counts = counting.build();
        if (!wanted.votes()) {
            return new VoteFile(counts, Optional.empty(), leftOut, skipped);
        }
        // Counts are enough for a first fit, beside which there is a core to put the votes together.
        var votes = Meanwhile.making(() -> {
            var joined = new JoinedVotes(parts, wanted, numbers)
                    .votes(counts.models(), header.features())
                    .withCounts(counts);
            return wanted.style() ? joined.placed() : joined;
        });
        return new VoteFile(counts, Optional.of(votes), leftOut, skipped);
    }
}
