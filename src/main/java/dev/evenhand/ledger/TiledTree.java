package dev.evenhand.ledger;

/** A log's hashes in tiles, each fetched when a proof needs it: a million entries are read a few tiles at a time. */
record TiledTree(Tiles tiles) implements Subtrees {

    @Override
    public Hash at(int level, long index) {
        int inside = level % Tile.HEIGHT;
        int row = level / Tile.HEIGHT;
        long first = index << inside;
        return tiles.tile(row, first / Tile.WIDTH).at(inside, (int) (first % Tile.WIDTH) >>> inside);
    }

    /** Where tiles come from. */
    interface Tiles {

        /** The tile of this row, 0 being of entries; the last of a row may be partly filled. */
        Tile tile(int row, long index);
    }
}
