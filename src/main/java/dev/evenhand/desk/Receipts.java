package dev.evenhand.desk;

import dev.evenhand.desk.StudyPlans.Frozen;
import dev.evenhand.panel.Rater;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The receipts of a rater's votes and of their changes, as they were given when each was stored. */
@Component
class Receipts {

    private final JdbcClient jdbc;

    Receipts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The oldest vote first, each followed by its changes. */
    List<Line> of(Frozen study, Rater rater) {
        return jdbc.sql("""
                select dense_rank() over (order by id) as number, ballot_id, answer_digest, voted_at, revision,
                       verdict, guide_version
                from vote
                where study_id = :study and rater_id = :rater and ballot_id is not null
                order by id, revision""")
                .param("study", study.id())
                .param("rater", rater.id())
                .query((row, n) -> new Line(
                        row.getInt("number"),
                        Receipt.of(
                                row.getObject("ballot_id", UUID.class),
                                row.getBytes("answer_digest"),
                                row.getObject("voted_at", OffsetDateTime.class).toInstant(),
                                row.getInt("revision")),
                        row.getString("verdict").replace("model_", ""),
                        row.getInt("revision"),
                        row.getInt("guide_version")))
                .list();
    }

    /**
     * One vote's receipt with what its rater knows of it anyway.
     *
     * @param number the how manieth of the rater's votes
     * @param verdict a, b, tie or both_bad
     * @param revision 1 for the vote as it was first given
     */
    record Line(int number, Receipt receipt, String verdict, int revision, int guideVersion) {}
}
