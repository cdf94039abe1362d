package dev.evenhand.ledger;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A whole log as it was read and held to its own rules: canonical lines, numbered, each pointing to the one before. */
final class Log {

    static final String REGISTERED = "prereg.committed";
    static final String REVEALED = "prereg.revealed";
    static final String VARIANT = "variant.registered";
    static final String RUBRIC = "rubric.set";
    static final String DESIGN = "study.design";
    static final String CLOSED = "study.closed";
    static final String LOOK = "study.look";
    static final String WATCHED = "study.watched";
    static final String DESCRIBED = "study.described";
    static final String AMENDED = "study.amended";
    static final String BEACON = "study.beacon";
    static final String OPENED = "study.opened";
    static final String CAST = "vote.cast";
    static final String LAPSED = "ballot.lapsed";
    static final String SKIPPED = "ballot.skipped";
    static final String GUESSED = "blinding.answered";
    static final String IMPORTED = "votes.imported";
    static final String EXCLUDED = "exclusion.applied";
    static final String RESTORED = "exclusion.lifted";
    static final String KEPT = "flag.kept";
    static final String REOPENED = "flag.reopened";
    static final String MADE = "bundle.made";

    private static final int LONGEST_LINE = 1 << 24;

    private final GrowingTree tree = new GrowingTree();
    private final LogTimes times = new LogTimes();
    private final List<LogEntry> entries = new ArrayList<>();

    static Log read(InputStream in) throws IOException {
        var log = new Log();
        var lines = new BufferedInputStream(in, 1 << 16);
        var previous = LogEntry.NONE_BEFORE;
        for (var line = line(lines); line != null; line = line(lines)) {
            previous = log.add(line, previous);
        }
        if (log.entries.isEmpty()) {
            throw new Malformed("the log is empty");
        }
        return log;
    }

    private Hash add(String line, Hash previous) {
        long seq = entries.size();
        LogEntry entry;
        try {
            entry = LogEntry.parse(line);
        } catch (Malformed e) {
            throw new Malformed("entry %d: %s".formatted(seq, e.getMessage()));
        }
        if (entry.seq() != seq) {
            throw new Malformed("entry %d says it is number %d".formatted(seq, entry.seq()));
        }
        if (!entry.previous().equals(previous)) {
            throw new Malformed("entry %d does not follow from the one before it".formatted(seq));
        }
        if (!entry.study().equals(study().orElse(entry.study()))) {
            throw new Malformed("entry %d is of another study".formatted(seq));
        }
        entries.add(entry);
        times.add(entry);
        var leaf = entry.leaf();
        tree.append(leaf);
        return leaf;
    }

    /** Up to a newline, without it; null at the end. */
    static @Nullable String line(InputStream in) throws IOException {
        return line(in, LONGEST_LINE);
    }

    /** @param longest in bytes */
    static @Nullable String line(InputStream in, int longest) throws IOException {
        var line = new ByteArrayOutputStream(512);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                if (line.size() > 0) {
                    throw new Malformed("the last line is cut off");
                }
                return null;
            }
            line.write(b);
            if (line.size() > longest) {
                throw new Malformed("a line of more than %d bytes".formatted(longest));
            }
        }
        return Utf8.strict(line.toByteArray());
    }

    long size() {
        return entries.size();
    }

    GrowingTree tree() {
        return tree;
    }

    LogTimes times() {
        return times;
    }

    LogEntry at(long seq) {
        return entries.get(Math.toIntExact(seq));
    }

    LogEntry last() {
        return entries.get(entries.size() - 1);
    }

    private Optional<String> study() {
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(0).study());
    }

    List<LogEntry> all(String type) {
        return entries.stream().filter(entry -> entry.type().equals(type)).toList();
    }

    List<LogEntry> all() {
        return entries;
    }

    Optional<LogEntry> first(String type) {
        return entries.stream().filter(entry -> entry.type().equals(type)).findFirst();
    }

    /** How many entries there were when the files were written; what came after is in the log alone. */
    long covered() {
        return last().body().path("size").asLong(size() - 1);
    }

    boolean covers(LogEntry entry) {
        return entry.seq() < covered();
    }

    boolean closed() {
        return first(CLOSED).filter(this::covers).isPresent();
    }

    /** What it tells beside its ballots, as far as the files go. */
    LogStory story() {
        var story = new LogStory();
        long cast = 0;
        for (var entry : entries) {
            if (covers(entry)) {
                story.add(entry, cast);
                cast += firstVote(entry) ? 1 : 0;
            }
        }
        return story;
    }

    static boolean firstVote(LogEntry entry) {
        return entry.type().equals(CAST) && entry.body().path("revision").asInt(0) == 1;
    }

    /** A text of an entry's body; empty if it is none. */
    static String text(ObjectNode body, String field) {
        return body.path(field).asString("");
    }
}
