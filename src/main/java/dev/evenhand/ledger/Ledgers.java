package dev.evenhand.ledger;

import dev.evenhand.ledger.TiledTree.Tiles;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The logs in the database. Rows are only added: size and last hash are what the last entry says. */
@Component
class Ledgers {

    private final JdbcClient jdbc;

    Ledgers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A study's log and its name in checkpoints; one that was found broken is frozen. */
    record Ledger(long studyId, String origin, boolean frozen) {}

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

    /** Ballots that nobody can answer any more; one may be handed out in the very moment a study is closed. */
    void lapseWhatIsOver() {
        jdbc.sql("""
                update ballot b set state = 'lapsed'
                from study s where s.id = b.study_id and s.state in ('closed', 'published') and b.state = 'issued'""").update();
    }

    /** Studies with something to write, or written and not signed. */
    List<Long> waiting() {
        return jdbc.sql("""
                select l.study_id from ledger l
                where l.frozen_at is null and (exists (select 1 from ledger_outbox o where o.study_id = l.study_id)
                   or (select max(seq) + 1 from ledger_entry e where e.study_id = l.study_id)
                      > (select coalesce(max(size), 0) from ledger_checkpoint c where c.study_id = l.study_id))
                order by l.study_id""").query(Long.class).list();
    }

    /** Takes the log for this transaction; nothing if another sequencer is at it. */
    Optional<Ledger> hold(long study) {
        return jdbc.sql("""
                select study_id, origin, frozen_at is not null as frozen
                from ledger where study_id = :study for update skip locked""").param("study", study).query(Ledger.class).optional();
    }

    Head head(long study) {
        return jdbc.sql("select seq + 1, leaf from ledger_entry where study_id = :study order by seq desc limit 1")
                .param("study", study)
                .query((row, n) -> new Head(row.getLong(1), Hash.of(row.getBytes(2))))
                .optional()
                .orElse(new Head(0, LogEntry.NONE_BEFORE));
    }

    /**
     * An entry on its way in.
     *
     * @param key which ballot it is of, if it is of one
     * @param detail the line that it binds and that is shown later
     */
    record Addition(
            long seq,
            String line,
            Hash leaf,
            BallotFacts.@Nullable Key key,
            @Nullable String detail) {}

    void add(long study, List<Addition> entries) {
        jdbc.sql("""
                insert into ledger_entry (study_id, seq, line, leaf, ballot_id, revision, detail)
                select :study, e.seq, e.line, e.leaf, e.ballot, e.revision, e.detail
                from unnest(:seqs::bigint[], :lines::text[], :leaves::bytea[], :ballots::uuid[], :revisions::smallint[],
                            :details::text[]) e (seq, line, leaf, ballot, revision, detail)""")
                .param("study", study)
                .param("seqs", each(entries, Addition::seq, Long[]::new))
                .param("lines", each(entries, Addition::line, String[]::new))
                .param("leaves", each(entries, entry -> entry.leaf().bytes(), byte[][]::new))
                .param(
                        "ballots",
                        each(
                                entries,
                                entry ->
                                        entry.key() == null ? null : entry.key().ballot(),
                                UUID[]::new))
                .param(
                        "revisions",
                        each(
                                entries,
                                entry -> entry.key() == null
                                        ? null
                                        : (short) entry.key().revision(),
                                Short[]::new))
                .param("details", each(entries, Addition::detail, String[]::new))
                .update();
    }

    private static @Nullable Object[] each(
            List<Addition> entries, Function<Addition, @Nullable Object> part, IntFunction<@Nullable Object[]> array) {
        return entries.stream().map(part).toArray(array);
    }

    /** Those of the ballots that the log says have lapsed. */
    Set<UUID> lapsed(long study, List<UUID> ballots) {
        return ballots.isEmpty()
                ? new HashSet<>()
                : new HashSet<>(jdbc.sql("""
                        select ballot_id from ledger_entry
                        where study_id = :study and ballot_id = any(:ballots) and revision = 0""")
                        .param("study", study)
                        .param("ballots", ballots.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list());
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

    /** An entry as it was written, with the line that it binds. */
    record Written(
            String line,
            Hash leaf,
            BallotFacts.@Nullable Key ballot,
            @Nullable String detail) {

        Optional<BallotFacts.Key> key() {
            return Optional.ofNullable(ballot);
        }
    }

    List<Written> written(long study, long from, long to) {
        return jdbc.sql("""
                select line, leaf, ballot_id, revision, detail from ledger_entry
                where study_id = :study and seq >= :from and seq < :to order by seq""")
                .param("study", study)
                .param("from", from)
                .param("to", to)
                .query((row, n) -> {
                    var ballot = row.getObject("ballot_id", UUID.class);
                    return new Written(
                            row.getString("line"),
                            Hash.of(row.getBytes("leaf")),
                            ballot == null ? null : new BallotFacts.Key(ballot, row.getInt("revision")),
                            row.getString("detail"));
                })
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

    /** A checkpoint in a list. */
    record Signed(long size, Hash root, Instant at) {}

    List<Signed> checkpoints(long study, int most) {
        return jdbc.sql("""
                select size, root, at from ledger_checkpoint where study_id = :study order by size desc limit :most""")
                .param("study", study)
                .param("most", most)
                .query((row, n) -> new Signed(
                        row.getLong("size"),
                        Hash.of(row.getBytes("root")),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Checkpoints above a size as they were signed, oldest first. */
    List<String> notes(long study, long after, int most) {
        return jdbc.sql("""
                select note from ledger_checkpoint where study_id = :study and size > :after order by size limit :most""")
                .param("study", study)
                .param("after", after)
                .param("most", most)
                .query(String.class)
                .list();
    }

    long signedSize(long study) {
        return jdbc.sql("select coalesce(max(size), 0) from ledger_checkpoint where study_id = :study")
                .param("study", study)
                .query(Long.class)
                .single();
    }

    List<Hash> leaves(long study, long from, long to) {
        return jdbc.sql(
                        "select leaf from ledger_entry where study_id = :study and seq >= :from and seq < :to order by seq")
                .param("study", study)
                .param("from", from)
                .param("to", to)
                .query((row, n) -> Hash.of(row.getBytes(1)))
                .list();
    }

    /** Whether the log still begins with what a checkpoint says. */
    boolean extend(long study, Checkpoint earlier) {
        return head(study).size() >= earlier.size()
                && tree(study, earlier.size()).root().equals(earlier.root());
    }

    void freeze(long study, String reason) {
        jdbc.sql(
                        "update ledger set frozen_at = now(), frozen_for = :reason where study_id = :study and frozen_at is null")
                .param("reason", reason)
                .param("study", study)
                .update();
    }

    /** When the first checkpoint was signed that has this entry. */
    Optional<Instant> signedAt(long study, long seq) {
        return jdbc.sql("""
                select at from ledger_checkpoint where study_id = :study and size > :seq order by size limit 1""")
                .param("study", study)
                .param("seq", seq)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
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
