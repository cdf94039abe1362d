package dev.evenhand.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was signed of the logs, size by size. */
@Component
class Checkpoints {

    private final JdbcClient jdbc;

    Checkpoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    boolean has(long study, Checkpoint checkpoint) {
        return jdbc.sql("""
                select exists (select 1 from ledger_checkpoint where study_id = :study and size = :size and root = :root)""")
                .param("study", study)
                .param("size", checkpoint.size())
                .param("root", checkpoint.root().bytes())
                .query(Boolean.class)
                .single();
    }

    long signedSize(long study) {
        return jdbc.sql("select coalesce(max(size), 0) from ledger_checkpoint where study_id = :study")
                .param("study", study)
                .query(Long.class)
                .single();
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
}
