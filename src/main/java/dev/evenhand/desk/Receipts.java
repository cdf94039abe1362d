package dev.evenhand.desk;

import dev.evenhand.desk.StudyPlans.Frozen;
import dev.evenhand.panel.Rater;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The receipts of a rater's votes, one a ballot, as they were given when the vote was stored. */
@Component
class Receipts {

    private final JdbcClient jdbc;

    Receipts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The oldest first. */
    List<Line> of(Frozen study, Rater rater) {
        return jdbc.sql("""
                select first.ballot_id, first.answer_digest, first.voted_at, last.verdict, first.guide_version
                from vote first
                join current_vote last on last.study_id = first.study_id and last.id = first.id
                where first.study_id = :study and first.rater_id = :rater
                  and first.revision = 1 and first.ballot_id is not null
                order by first.voted_at, first.id""")
                .param("study", study.id())
                .param("rater", rater.id())
                .query((row, n) -> new Line(
                        n + 1,
                        Receipt.of(
                                row.getObject(1, UUID.class),
                                row.getBytes(2),
                                row.getObject(3, OffsetDateTime.class).toInstant()),
                        row.getString(4).replace("model_", ""),
                        row.getInt(5)))
                .list();
    }

    /**
     * One vote's receipt with what its rater knows of it anyway.
     *
     * @param number the how manieth of the rater's votes
     * @param verdict a, b, tie or both_bad, at its last revision
     */
    record Line(int number, Receipt receipt, String verdict, int guideVersion) {}
}
