package dev.evenhand.desk;

import dev.evenhand.desk.StudyPlans.Frozen;
import dev.evenhand.ledger.VoteReceipts;
import dev.evenhand.ledger.VoteReceipts.Cast;
import dev.evenhand.panel.Rater;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The receipts of a rater's votes and of their changes, as they were given when each was stored. */
@Component
class Receipts {

    private final JdbcClient jdbc;
    private final VoteReceipts ledger;

    Receipts(JdbcClient jdbc, VoteReceipts ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    Receipt of(Frozen study, Rater rater, UUID ballot, Votes.Stored vote) {
        var at = vote.votedAt().toInstant();
        var cast = new Cast(study.slug(), rater.id(), ballot, vote.revision(), vote.answerDigest(), at);
        var mark = ledger.mark(cast);
        var id = BallotId.text(ballot);
        boolean first = vote.revision() == 1;
        return new Receipt(
                id,
                mark.hash(),
                at,
                first ? null : vote.revision(),
                mark.salt(),
                ledger.promise(cast),
                "/receipts/" + id + (first ? "" : "?revision=" + vote.revision()),
                null);
    }

    /** With the proof, once there is one. */
    Receipt proved(Frozen study, Rater rater, UUID ballot, Votes.Stored vote) {
        return of(study, rater, ballot, vote)
                .proved(ledger.proof(study.id(), ballot, vote.revision()).orElse(null));
    }

    /** The oldest vote first, each followed by its changes. */
    List<Line> of(Frozen study, Rater rater) {
        return jdbc.sql("""
                select dense_rank() over (order by id) as number, ballot_id, id, answer_digest, voted_at, revision,
                       verdict, guide_version
                from vote
                where study_id = :study and rater_id = :rater and ballot_id is not null
                order by id, revision""")
                .param("study", study.id())
                .param("rater", rater.id())
                .query((row, n) -> new Line(
                        row.getInt("number"),
                        of(study, rater, row.getObject("ballot_id", UUID.class), stored(row)),
                        row.getString("verdict").replace("model_", ""),
                        row.getInt("revision"),
                        row.getInt("guide_version")))
                .list();
    }

    private static Votes.Stored stored(ResultSet row) throws SQLException {
        return new Votes.Stored(
                row.getLong("id"),
                row.getInt("revision"),
                row.getBytes("answer_digest"),
                row.getObject("voted_at", OffsetDateTime.class),
                null,
                null);
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
