package dev.evenhand.ledger;

import java.util.Arrays;

/**
 * Up to 256 hashes of one level in a row, the unit in which the tree of a long log is kept and fetched: eight levels of
 * subtrees follow from one (the tiles of C2SP's tlog-tiles).
 */
record Tile(byte[] hashes) {

    static final int HEIGHT = 8;
    static final int WIDTH = 1 << HEIGHT;

    Tile {
        if (hashes.length == 0 || hashes.length % Hash.LENGTH != 0 || hashes.length > WIDTH * Hash.LENGTH) {
            throw new Malformed("a tile of %d bytes".formatted(hashes.length));
        }
    }

    int width() {
        return hashes.length / Hash.LENGTH;
    }

    boolean full() {
        return width() == WIDTH;
    }

    /** The hash over {@code 1 << level} of the tile's hashes. */
    Hash at(int level, int index) {
        if (level == 0) {
            return Hash.of(Arrays.copyOfRange(hashes, index * Hash.LENGTH, (index + 1) * Hash.LENGTH));
        }
        return Hash.node(at(level - 1, 2 * index), at(level - 1, 2 * index + 1));
    }

    /** Of a full tile: one hash of the tile above. */
    Hash root() {
        return at(HEIGHT, 0);
    }
}
