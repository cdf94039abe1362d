package dev.evenhand.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
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
            return votes(json);
        } catch (StreamReadException e) {
            throw new BadInput(
                    "Line %d: this is no JSON: %s".formatted(e.getLocation().getLineNr(), e.getOriginalMessage()));
        }
    }

    private VoteFile votes(JsonParser json) throws IOException {
        Header header = null;
        VoteRows rows = null;
        List<String> names = List.of();
        boolean list = false;
        for (var token = json.nextToken(); token != null; token = json.nextToken()) {
            int line = json.currentTokenLocation().getLineNr();
            if (token == JsonToken.START_ARRAY && !list) {
                list = true;
            } else if (token == JsonToken.START_OBJECT) {
                var row = JsonRow.read(json, wanted.style());
                if (header == null || rows == null) {
                    names = List.copyOf(row.keySet());
                    header = header(names, line);
                    rows = new VoteRows(header, wanted);
                }
                refuseNewcomers(row.keySet(), names, line);
                add(row, names, rows, line);
            } else if (token != JsonToken.END_ARRAY) {
                throw new BadInput("Line %d: a vote is an object, not %s".formatted(line, json.getString()));
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

    /** What the first vote does not have has no column: to pass over it would count what it leaves out, or lose a rater. */
    private void refuseNewcomers(Set<String> keys, List<String> names, int line) {
        if (names.containsAll(keys)) {
            return;
        }
        var all = new ArrayList<>(names);
        keys.stream().filter(key -> !names.contains(key)).forEach(all::add);
        var roles = header(all, line).roles();
        for (int column = names.size(); column < all.size(); column++) {
            if (roles[column] != Header.IGNORED) {
                throw new BadInput("Line %d: \"%s\" is not in the first vote; each needs the same keys, empty or not"
                        .formatted(line, all.get(column)));
            }
        }
    }

    private static void add(Map<String, String> row, List<String> names, VoteRows rows, int line) {
        rows.begin(line);
        for (int column = 0; column < names.size(); column++) {
            var text = row.get(names.get(column));
            var bytes = text == null ? NOTHING : text.getBytes(StandardCharsets.UTF_8);
            rows.cell(column, bytes, 0, bytes.length);
        }
        rows.end(names.size());
        if (rows.full()) {
            throw new BadInput("Line %d: %s".formatted(line, rows.problem));
        }
    }
}
