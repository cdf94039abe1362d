package dev.evenhand.study;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far a study has come, counted in SQL. */
@Component
public class StudyProgress {

    private final JdbcClient jdbc;
    private final Pace pace;

    StudyProgress(JdbcClient jdbc, Pace pace) {
        this.jdbc = jdbc;
        this.pace = pace;
    }

    /**
     * @param votes the votes that were given on ballots
     * @param of the places for votes
     * @param leased places in a rater's hands right now
     * @param parked comparisons that many raters skipped
     * @param raters raters who have voted on a ballot
     * @param imported votes collected elsewhere, or made up for the demo: they fill no place
     */
    public record Progress(
            long votes, long of, long leased, long comparisons, long parked, long skips, long raters, long imported) {
        public long percent() {
            return of == 0 ? 0 : 100 * votes / of;
        }
    }

    public Progress of(long study) {
        pace.plan(study);
        return jdbc.sql("""
                select :votes::bigint as votes,
                       (select coalesce(max(places), 0) from ballot_counter where study_id = :study) as of,
                       (select count(*) from ballot
                        where study_id = :study and state = 'issued' and kind = 'live' and expires_at > now()) as leased,
                       (select coalesce(sum(comparisons), 0)::bigint from pace_plan where study_id = :study) as comparisons,
                       (select count(*) from comparison where study_id = :study and parked_at is not null) as parked,
                       (select count(*) from skip where study_id = :study) as skips,
                       :raters::bigint as raters,
                       (select coalesce(sum(votes), 0)::bigint from vote_import where study_id = :study) as imported""")
                .param("study", study)
                .param("votes", pace.votes(study))
                .param("raters", pace.voted(study))
                .query(Progress.class)
                .single();
    }

    /** How many comparisons a registered study has; this never changes. */
    public long comparisons(long study) {
        return jdbc.sql("select count(*) from comparison where study_id = :study and kind = 'live'")
                .param("study", study)
                .query(Long.class)
                .single();
    }

    /** Tasks with a known answer that raters meet beside those that are compared. */
    long setApart(long study) {
        return jdbc.sql("select count(distinct task_id) from comparison where study_id = :study and kind = 'gold'")
                .param("study", study)
                .query(Long.class)
                .single();
    }

    /** A comparison that raters could not judge. */
    public record Parked(int comparison, String taskId, String first, String second, long skips, String reasons) {}

    public List<Parked> parked(long study) {
        return jdbc.sql("""
                select c.id as comparison, t.task_id, f.name as first, s.name as second, c.skips,
                       (select string_agg(distinct k.reason, ', ') from ballot b
                        join skip k on k.study_id = b.study_id and k.ballot_id = b.id
                        where b.study_id = c.study_id and b.comparison_id = c.id) as reasons
                from comparison c
                join task t on t.id = c.task_id
                join model f on f.id = c.first_model
                join model s on s.id = c.second_model
                where c.study_id = :study and c.parked_at is not null order by c.parked_at limit 200""").param("study", study).query(Parked.class).list();
    }

    /** Puts a parked comparison back among those to be judged; false if it is none of the parked. */
    public boolean release(long study, int comparison) {
        return jdbc.sql("""
                update comparison set parked_at = null, skips = 0
                where study_id = :study and id = :comparison and parked_at is not null""")
                        .param("study", study)
                        .param("comparison", comparison)
                        .update()
                == 1;
    }
}
