package dev.evenhand.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The votes collected elsewhere as the database has them now: there may be millions. */
@Component
public class ImportedRows {

    private static final int FETCH = 5_000;

    private final JdbcClient jdbc;

    ImportedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Some votes of a study.
     *
     * @param last the id of the last of them, or that after which there were none
     */
    public record Bound(byte[] digest, long votes, long last) {}

    /** The id of the last vote of a study, whichever way it came; 0 if there is none. */
    public long last(long study) {
        return jdbc.sql("select coalesce(max(id), 0) from vote where study_id = :study")
                .param("study", study)
                .query(Long.class)
                .single();
    }

    /**
     * So many votes after a vote's id, or as many as there are. All of them in one statement, read as they come: after an import
     * the planner knows nothing of its votes yet, and would look at all of them again for each page.
     */
    @Transactional
    public Bound after(long study, long id, long votes) {
        var digest = new ImportDigest();
        var read = new long[] {0, id};
        jdbc.sql("""
                select v.id, t.task_id, v.rater_id, l.name, r.name, v.verdict, coalesce(v.strength::text, '')
                from (select * from vote where study_id = :study and id > :after and ballot_id is null
                      order by id limit :most) v
                join task t on t.id = v.task_id
                join model l on l.id = v.left_model
                join model r on r.id = v.right_model
                order by v.id""")
                .param("study", study)
                .param("after", id)
                .param("most", votes)
                .withFetchSize(FETCH)
                .query(row -> {
                    digest.add(
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7));
                    read[0]++;
                    read[1] = row.getLong(1);
                });
        return new Bound(digest.digest(), read[0], read[1]);
    }
}
