package dev.evenhand.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A log of seven entries with its hashes and proofs, and other answers worked out by other implementations. */
final class KnownLog {

    private static final List<String[]> HASHES = rows("study.hashes.csv");

    private KnownLog() {}

    static List<LogEntry> entries() {
        return text("study.log.jsonl").lines().map(LogEntry::parse).toList();
    }

    static GrowingTree tree() {
        var tree = new GrowingTree();
        entries().forEach(entry -> tree.append(entry.leaf()));
        return tree;
    }

    /** Leaves, or roots, in order. */
    static List<Hash> hashes(String what) {
        return hashes(row -> row[0].equals(what));
    }

    /** The path of a proof about an entry, or an earlier size, in the log at a size. */
    static List<Hash> path(String what, long of, long size) {
        return hashes(
                row -> row[0].equals(what) && row[1].equals(String.valueOf(of)) && row[2].equals(String.valueOf(size)));
    }

    private static List<Hash> hashes(Predicate<String[]> which) {
        return HASHES.stream().filter(which).map(row -> Hash.hex(row[3])).toList();
    }

    /** Hex of one kind from Certificate Transparency's own tests. */
    static Stream<String> transparency(String what) {
        return rows("transparency.csv").stream()
                .filter(row -> row[0].equals(what))
                .map(row -> row[1]);
    }

    static String text(String file) {
        try (var in = KnownLog.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String[]> rows(String file) {
        return text(file).lines().skip(1).map(line -> line.split(",", -1)).toList();
    }
}
