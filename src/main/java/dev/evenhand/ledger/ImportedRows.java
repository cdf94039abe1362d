package dev.evenhand.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The votes collected elsewhere as the database has them now, by page: there may be millions. */
@Component
public class ImportedRows {

    private static final int PAGE = 5_000;

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

    private record Row(
            long id, String task, String rater, String left, String right, String verdict, String strength) {}

    /** The id of the last vote of a study, whichever way it came; 0 if there is none. */
    public long last(long study) {
        return jdbc.sql("select coalesce(max(id), 0) from vote where study_id = :study")
                .param("study", study)
                .query(Long.class)
                .single();
    }

    /** So many votes after a vote's id, or as many as there are. */
    public Bound after(long study, long id, long votes) {
        var digest = new ImportDigest();
        long left = votes;
        long last = id;
        var page = List.<Row>of();
        do {
            page = page(study, last, Math.min(PAGE, left));
            for (var row : page) {
                digest.add(row.task, row.rater, row.left, row.right, row.verdict, row.strength);
                last = row.id;
            }
            left -= page.size();
        } while (left > 0 && !page.isEmpty());
        return new Bound(digest.digest(), votes - left, last);
    }

    private List<Row> page(long study, long after, long most) {
        var rows = new ArrayList<Row>();
        jdbc.sql("""
                select v.id, t.task_id, v.rater_id, l.name, r.name, v.verdict, coalesce(v.strength::text, '')
                from (select * from vote where study_id = :study and id > :after and ballot_id is null
                      order by id limit :most) v
                join task t on t.id = v.task_id
                join model l on l.id = v.left_model
                join model r on r.id = v.right_model
                order by v.id""")
                .param("study", study)
                .param("after", after)
                .param("most", most)
                .query(row -> {
                    rows.add(new Row(
                            row.getLong(1),
                            row.getString(2),
                            Objects.requireNonNull(row.getString(3)),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7)));
                });
        return rows;
    }
}
