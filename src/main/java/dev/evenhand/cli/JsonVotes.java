package dev.evenhand.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Votes as JSON, one object each: LMArena's battles, old and new, as lines or as one list. The keys of the first object
 * are the columns, as the first line of a CSV names them.
 */
final class JsonVotes {

    private static final byte[] NOTHING = new byte[0];

    private final Source source;
    private final Header.Wanted wanted;

    private JsonVotes(Source source, Header.Wanted wanted) {
        this.source = source;
        this.wanted = wanted;
    }

    /** Whether the first thing in the file is an object or a list, which no line of column names begins with. */
    static boolean found(Source source) throws IOException {
        var start = new byte[256];
        int read = source.read(0, start, 0, start.length);
        var text = new String(start, 0, Math.max(0, read), StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .strip();
        return text.startsWith("{") || text.startsWith("[");
    }

    static VoteFile read(Source source, Header.Wanted wanted) throws IOException {
        return new JsonVotes(source, wanted).read();
    }

    private VoteFile read() throws IOException {
        try (var in = new SourceStream(source);
                var json = new JsonFactory().createParser(ObjectReadContext.empty(), (InputStream) in)) {
            return read(json);
        }
    }

    private VoteFile read(JsonParser json) {
        try {
            return votes(json);
        } catch (JacksonIOException e) {
            throw new BadInput("The file could not be read: " + e.getOriginalMessage());
        } catch (JacksonException e) {
            // What goes beyond a limit of the parser says not where.
            var place = e.getLocation() == null ? json.currentLocation() : e.getLocation();
            throw new BadInput("Line %d: this is no JSON: %s".formatted(place.getLineNr(), e.getOriginalMessage()));
        }
    }

    private VoteFile votes(JsonParser json) {
        Header header = null;
        VoteRows rows = null;
        List<String> names = List.of();
        boolean list = false;
        for (var token = json.nextToken(); token != null; token = json.nextToken()) {
            if (token == JsonToken.START_ARRAY && !list) {
                list = true;
            } else if (token == JsonToken.START_OBJECT) {
                var row = JsonRow.read(json, wanted.style());
                if (header == null || rows == null) {
                    names = List.copyOf(row.cells().keySet());
                    header = header(names, row.line());
                    rows = new VoteRows(
                            header,
                            wanted,
                            FeatureColumns.growing(header.features().size()),
                            0,
                            0);
                }
                refuseNested(row, names, header);
                refuseNewcomers(row, names);
                add(row, names, rows);
            } else if (token != JsonToken.END_ARRAY) {
                throw new BadInput("Line %d: a vote is an object, not %s"
                        .formatted(json.currentTokenLocation().getLineNr(), json.getString()));
            }
        }
        if (header == null || rows == null) {
            throw new BadInput("There are no votes in the file");
        }
        return VoteFile.join(header, wanted, List.of(rows));
    }

    private Header header(List<String> names, int line) {
        try {
            return Header.of(names, wanted);
        } catch (BadInput e) {
            throw new BadInput(String.valueOf(e.getMessage()).replaceFirst("^Line 1 ", "Line %d ".formatted(line)));
        }
    }

    /** Where a vote before had a text or a number that counts. */
    private static void refuseNested(JsonRow row, List<String> names, Header header) {
        for (var name : row.nested()) {
            int column = names.indexOf(name);
            if (column >= 0 && header.roles()[column] != Header.IGNORED) {
                throw row.refused("\"%s\" is a list or an object, and no text or number".formatted(name));
            }
        }
    }

    /** What the first vote does not have has no column: to pass over it would count what it leaves out, or lose a rater. */
    private void refuseNewcomers(JsonRow row, List<String> names) {
        var keys = row.cells().keySet();
        if (names.containsAll(keys)) {
            return;
        }
        var all = new ArrayList<>(names);
        keys.stream().filter(key -> !names.contains(key)).forEach(all::add);
        var roles = header(all, row.line()).roles();
        for (int column = names.size(); column < all.size(); column++) {
            if (roles[column] != Header.IGNORED) {
                throw row.refused("\"%s\" is not in the first vote; each needs the same keys, empty or not"
                        .formatted(all.get(column)));
            }
        }
    }

    private static void add(JsonRow row, List<String> names, VoteRows rows) {
        rows.begin(row.line());
        for (int column = 0; column < names.size(); column++) {
            var text = row.cells().get(names.get(column));
            var bytes = text == null ? NOTHING : text.getBytes(StandardCharsets.UTF_8);
            rows.cell(column, bytes, 0, bytes.length);
        }
        rows.end(names.size());
        if (rows.full()) {
            throw row.refused(rows.problem);
        }
    }
}
