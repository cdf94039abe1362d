package dev.evenhand.desk;

import dev.evenhand.desk.Sheet.Progress;
import dev.evenhand.desk.Sheet.Talk;
import dev.evenhand.desk.StudyPlans.Frozen;
import dev.evenhand.panel.Rater;
import dev.evenhand.pool.LeakMask;
import dev.evenhand.pool.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lays out what a rater sees of a ballot, with the names of the study's models masked in both responses alike. */
@Component
class Sheets {

    private final JdbcClient jdbc;

    Sheets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One transaction, hence one connection: a request that waits for a second one could wait for itself. */
    @Transactional(readOnly = true)
    public Sheet of(Frozen study, Rater rater, UUID ballot) {
        var progress = progress(study, rater);
        return jdbc.sql("""
                select b.expires_at, t.messages as task, t.language,
                       case when b.swapped then s.messages else f.messages end as a,
                       case when b.swapped then f.messages else s.messages end as b
                from ballot b
                join comparison c on c.study_id = b.study_id and c.id = b.comparison_id
                join task t on t.id = c.task_id
                join response f on f.id = c.first_response
                join response s on s.id = c.second_response
                where b.study_id = :study and b.id = :ballot and b.rater_id = :rater""")
                .param("study", study.id())
                .param("ballot", ballot)
                .param("rater", rater.id())
                .query((row, n) -> new Sheet(
                        BallotId.text(ballot),
                        study.plan().question(),
                        study.plan().scale(),
                        Talk.of(Message.list(row.getString("task"))),
                        response(row, "a", study.mask()),
                        response(row, "b", study.mask()),
                        row.getString("language"),
                        progress,
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .optional()
                .orElseThrow(NoSuchBallot::new);
    }

    private static Talk response(ResultSet row, String seat, LeakMask mask) throws SQLException {
        return Talk.of(
                Message.list(row.getString(seat)).stream().map(mask::mask).toList());
    }

    Progress progress(Frozen study, Rater rater) {
        long done = jdbc.sql("""
                select count(*) from ballot
                where study_id = :study and rater_id = :rater and state = 'answered'""")
                .param("study", study.id())
                .param("rater", rater.id())
                .query(Long.class)
                .single();
        return new Progress(done, Math.min(study.plan().maxVotesPerRater(), Math.max(done, study.ballots())));
    }

    long skipped(Frozen study, Rater rater) {
        return jdbc.sql("""
                select count(*) from ballot where study_id = :study and rater_id = :rater and state = 'skipped'""")
                .param("study", study.id())
                .param("rater", rater.id())
                .query(Long.class)
                .single();
    }
}
