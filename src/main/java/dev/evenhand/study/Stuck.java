package dev.evenhand.study;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What keeps a study from its end: ballots held long, comparisons skipped again and again. */
@Component
class Stuck {

    private static final int MOST = 20;

    private final JdbcClient jdbc;

    Stuck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A ballot on a rater's screen for a long time. */
    record Held(UUID ballot, String rater, String taskId, OffsetDateTime since, long minutes) {}

    /** Ballots shown for more than half their lease. */
    List<Held> held(long study, int leaseMinutes) {
        return jdbc.sql("""
                select b.id as ballot, r.name as rater, t.task_id, b.shown_at as since,
                       (extract(epoch from now() - b.shown_at) / 60)::bigint as minutes
                from ballot b join rater r on r.id = b.rater_id
                join comparison c on c.study_id = b.study_id and c.id = b.comparison_id
                join task t on t.id = c.task_id
                where b.study_id = :study and b.state = 'issued' and b.expires_at > now()
                  and b.shown_at < now() - :half * interval '1 minute'
                order by b.shown_at limit :most""")
                .param("study", study)
                .param("half", leaseMinutes / 2.0)
                .param("most", MOST)
                .query(Held.class)
                .list();
    }

    /** A comparison that some raters could not judge and that is not parked yet. */
    record Skipped(int comparison, String taskId, long task, long skips) {}

    List<Skipped> skipped(long study) {
        return jdbc.sql("""
                select c.id as comparison, t.task_id, t.id as task, c.skips
                from comparison c join task t on t.id = c.task_id
                where c.study_id = :study and c.skips > 1 and c.parked_at is null
                order by c.skips desc, c.id limit :most""")
                .param("study", study)
                .param("most", MOST)
                .query(Skipped.class)
                .list();
    }

    /** Gives a held ballot's place to others, place before ballot as everybody locks them; false if it was not held any more. */
    @Transactional
    public boolean takeBack(long study, UUID ballot) {
        jdbc.sql("""
                update slot s set state = 'free', ballot_id = null, lease_until = null
                from ballot b
                where b.study_id = :study and b.id = :ballot and b.state = 'issued'
                  and s.study_id = b.study_id and s.comparison_id = b.comparison_id and s.number = b.slot
                  and s.ballot_id = b.id and s.state = 'leased'""").param("study", study).param("ballot", ballot).update();
        return jdbc.sql(
                                "update ballot set state = 'lapsed' where study_id = :study and id = :ballot and state = 'issued'")
                        .param("study", study)
                        .param("ballot", ballot)
                        .update()
                == 1;
    }
}
