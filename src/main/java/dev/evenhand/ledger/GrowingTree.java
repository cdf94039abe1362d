package dev.evenhand.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A log's hashes in memory, two for each entry: what a verifier rebuilds from a bundle. Not for several threads. */
final class GrowingTree implements Subtrees {

    private final List<Level> levels = new ArrayList<>();

    void append(Hash leaf) {
        var hash = leaf;
        for (int level = 0; ; level++) {
            if (level == levels.size()) {
                levels.add(new Level());
            }
            var row = levels.get(level);
            row.add(hash);
            if (row.size % 2 == 1) {
                return;
            }
            hash = Hash.node(row.get(row.size - 2), hash);
        }
    }

    long size() {
        return levels.isEmpty() ? 0 : levels.get(0).size;
    }

    MerkleTree tree() {
        return at(size());
    }

    /** The tree as it was when the log had so many entries. */
    MerkleTree at(long size) {
        if (size > size()) {
            throw new IllegalArgumentException("The log has %d entries, not %d".formatted(size(), size));
        }
        return new MerkleTree(this, size);
    }

    @Override
    public Hash at(int level, long index) {
        return levels.get(level).get(Math.toIntExact(index));
    }

    /** Hashes in a row, as bytes, since an object for each would take twice the room. */
    private static final class Level {

        private byte[] hashes = new byte[16 * Hash.LENGTH];
        private int size;

        void add(Hash hash) {
            if (hashes.length == size * Hash.LENGTH) {
                hashes = Arrays.copyOf(hashes, 2 * hashes.length);
            }
            System.arraycopy(hash.bytes(), 0, hashes, size * Hash.LENGTH, Hash.LENGTH);
            size++;
        }

        Hash get(int index) {
            if (index >= size) {
                throw new IllegalArgumentException("Subtree %d of %d".formatted(index, size));
            }
            return Hash.of(Arrays.copyOfRange(hashes, index * Hash.LENGTH, (index + 1) * Hash.LENGTH));
        }
    }
}
