package dev.evenhand.ledger;

import dev.evenhand.ledger.TiledTree.Tiles;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The Merkle trees of the logs, read a few tiles at a time. */
@Component
class Trees {

    private final JdbcClient jdbc;
    private final Entries entries;

    Trees(JdbcClient jdbc, Entries entries) {
        this.jdbc = jdbc;
        this.entries = entries;
    }

    /** Keeps every tile that the log has filled since it had {@code before} entries. */
    void seal(long study, long before, long size) {
        long filledBefore = before;
        long filled = size;
        for (int height = 0; filled >= Tile.WIDTH; height++) {
            for (long place = filledBefore / Tile.WIDTH; place < filled / Tile.WIDTH; place++) {
                var tile = edge(study, height, place);
                jdbc.sql("""
                        insert into ledger_tile (study_id, height, place, hashes, root)
                        values (:study, :height, :place, :hashes, :root)""")
                        .param("study", study)
                        .param("height", height)
                        .param("place", place)
                        .param("hashes", tile.hashes())
                        .param("root", tile.root().bytes())
                        .update();
            }
            filledBefore /= Tile.WIDTH;
            filled /= Tile.WIDTH;
        }
    }

    /** Each tile is fetched once: a root takes several hashes of it. */
    MerkleTree tree(long study, long size) {
        var known = new HashMap<String, Tile>();
        Tiles tiles = (height, place) ->
                known.computeIfAbsent(height + "/" + place, tile -> tile(study, height, place, size));
        return new MerkleTree(new TiledTree(tiles), size);
    }

    private Tile tile(long study, int height, long place, long size) {
        long covered = (place + 1) << Tile.HEIGHT * (height + 1);
        return covered <= size
                ? full(study, height, place).orElseGet(() -> edge(study, height, place))
                : edge(study, height, place);
    }

    /** Whether the log still begins with what a checkpoint says. */
    boolean extend(long study, Checkpoint earlier) {
        return entries.head(study).size() >= earlier.size()
                && tree(study, earlier.size()).root().equals(earlier.root());
    }

    private Optional<Tile> full(long study, int height, long place) {
        return jdbc.sql(
                        "select hashes from ledger_tile where study_id = :study and height = :height and place = :place")
                .param("study", study)
                .param("height", height)
                .param("place", place)
                .query((row, n) -> new Tile(row.getBytes(1)))
                .optional();
    }

    /** A tile as the row below has it: leaves, or roots of tiles. */
    private Tile edge(long study, int height, long place) {
        var below = height == 0
                ? "select leaf from ledger_entry where study_id = :study and seq >= :from and seq < :to order by seq"
                : """
                  select root from ledger_tile
                  where study_id = :study and height = :below and place >= :from and place < :to order by place""";
        var query = jdbc.sql(below)
                .param("study", study)
                .param("from", place * Tile.WIDTH)
                .param("to", (place + 1) * Tile.WIDTH);
        var hashes = (height == 0 ? query : query.param("below", height - 1))
                .query((row, n) -> row.getBytes(1))
                .list();
        var joined = ByteBuffer.allocate(hashes.size() * Hash.LENGTH);
        hashes.forEach(joined::put);
        return new Tile(joined.array());
    }
}
