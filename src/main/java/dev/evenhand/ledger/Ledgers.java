package dev.evenhand.ledger;

import dev.evenhand.ledger.TiledTree.Tiles;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The logs in the database. Rows are only added: size and last hash are what the last entry says. */
@Component
class Ledgers {

    private final JdbcClient jdbc;

    Ledgers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A study's log and its name in checkpoints. */
    record Ledger(long studyId, String origin) {}

    /** Where a log ends. */
    record Head(long size, Hash last) {}

    /** Begins the logs of studies that have something to tell, named after the key that signs them. */
    void begin(String name) {
        jdbc.sql("""
                insert into ledger (study_id, origin)
                select s.id, :name || '/' || s.slug from study s
                where exists (select 1 from ledger_outbox o where o.study_id = s.id)
                  and not exists (select 1 from ledger l where l.study_id = s.id)
                on conflict do nothing""").param("name", name).update();
    }

    /** Studies with something to write, or written and not signed. */
    List<Long> waiting() {
        return jdbc.sql("""
                select l.study_id from ledger l
                where exists (select 1 from ledger_outbox o where o.study_id = l.study_id)
                   or (select max(seq) + 1 from ledger_entry e where e.study_id = l.study_id)
                      > (select coalesce(max(size), 0) from ledger_checkpoint c where c.study_id = l.study_id)
                order by l.study_id""").query(Long.class).list();
    }

    /** Takes the log for this transaction; nothing if another sequencer is at it. */
    Optional<Ledger> hold(long study) {
        return jdbc.sql("select study_id, origin from ledger where study_id = :study for update skip locked")
                .param("study", study)
                .query(Ledger.class)
                .optional();
    }

    Head head(long study) {
        return jdbc.sql("select seq + 1, leaf from ledger_entry where study_id = :study order by seq desc limit 1")
                .param("study", study)
                .query((row, n) -> new Head(row.getLong(1), Hash.of(row.getBytes(2))))
                .optional()
                .orElse(new Head(0, LogEntry.NONE_BEFORE));
    }

    void add(long study, List<LogEntry> entries) {
        jdbc.sql("""
                insert into ledger_entry (study_id, seq, line, leaf)
                select :study, e.seq, e.line, e.leaf
                from unnest(:seqs::bigint[], :lines::text[], :leaves::bytea[]) e (seq, line, leaf)""")
                .param("study", study)
                .param("seqs", entries.stream().map(LogEntry::seq).toArray(Long[]::new))
                .param("lines", entries.stream().map(LogEntry::line).toArray(String[]::new))
                .param(
                        "leaves",
                        entries.stream().map(entry -> entry.leaf().bytes()).toArray(byte[][]::new))
                .update();
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

    /** An entry as it was written. */
    record Written(String line, Hash leaf) {}

    List<Written> written(long study, long from, long to) {
        return jdbc.sql("""
                select line, leaf from ledger_entry
                where study_id = :study and seq >= :from and seq < :to order by seq""")
                .param("study", study)
                .param("from", from)
                .param("to", to)
                .query((row, n) -> new Written(row.getString(1), Hash.of(row.getBytes(2))))
                .list();
    }

    MerkleTree tree(long study, long size) {
        Tiles tiles = (height, place) -> full(study, height, place).orElseGet(() -> edge(study, height, place));
        return new MerkleTree(new TiledTree(tiles), size);
    }

    Optional<SignedNote> checkpoint(long study) {
        return jdbc.sql("select note from ledger_checkpoint where study_id = :study order by size desc limit 1")
                .param("study", study)
                .query(String.class)
                .optional()
                .map(SignedNote::parse);
    }

    /** The key of the table lets a size be signed once. */
    void keep(long study, Checkpoint checkpoint, SignedNote note) {
        jdbc.sql("insert into ledger_checkpoint (study_id, size, root, note) values (:study, :size, :root, :note)")
                .param("study", study)
                .param("size", checkpoint.size())
                .param("root", checkpoint.root().bytes())
                .param("note", note.toString())
                .update();
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
