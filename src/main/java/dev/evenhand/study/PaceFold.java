package dev.evenhand.study;

import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds a study's new votes to the counts that its dashboard reads. Commits arrive out of order: a vote is folded only once
 * no transaction that is as old as the vote still runs, so that none is passed over.
 */
@Component
class PaceFold {

    private final JdbcClient jdbc;

    PaceFold(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of several nodes that fold a study at once, one does and the others leave it. */
    @Transactional
    public void fold(long study) {
        jdbc.sql("insert into pace_mark (study_id, upto) values (:study, '-infinity') on conflict do nothing")
                .param("study", study)
                .update();
        jdbc.sql("select upto from pace_mark where study_id = :study for update skip locked")
                .param("study", study)
                .query(OffsetDateTime.class)
                .optional()
                .ifPresent(from -> fold(study, from, horizon()));
    }

    /** A vote's time is taken inside its transaction: before this, all votes are there to be seen. */
    private OffsetDateTime horizon() {
        return jdbc.sql("""
                select least(transaction_timestamp(), min(xact_start)) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()""").query(OffsetDateTime.class).single();
    }

    private void fold(long study, OffsetDateTime from, OffsetDateTime upto) {
        jdbc.sql("""
                with fresh as materialized (
                    select date_bin('10 minutes', v.voted_at, timestamptz '2020-01-01') as slice, v.rater_id, v.active_ms,
                           v.voted_at, t.category, least(v.left_model, v.right_model) as first_model,
                           greatest(v.left_model, v.right_model) as second_model
                    from vote v join task t on t.id = v.task_id
                    where v.study_id = :study and v.ballot_id is not null and v.kind = 'live' and v.revision = 1
                      and v.voted_at >= :from and v.voted_at < :upto
                ), slices as (
                    insert into pace (study_id, slice, votes)
                    select :study, slice, count(*) from fresh group by slice
                    on conflict (study_id, slice) do update set votes = pace.votes + excluded.votes
                ), raters as (
                    insert into pace_rater (study_id, rater_id, votes, active_ms, last_at)
                    select :study, rater_id, count(*), coalesce(sum(active_ms), 0), max(voted_at) from fresh group by rater_id
                    on conflict (study_id, rater_id) do update
                    set votes = pace_rater.votes + excluded.votes, active_ms = pace_rater.active_ms + excluded.active_ms,
                        last_at = excluded.last_at
                ), parts as (
                    insert into pace_part (study_id, category, first_model, second_model, votes)
                    select :study, category, first_model, second_model, count(*) from fresh group by 2, 3, 4
                    on conflict (study_id, category, first_model, second_model)
                        do update set votes = pace_part.votes + excluded.votes
                )
                update pace_mark set upto = greatest(upto, :upto) where study_id = :study""")
                .param("study", study)
                .param("from", from)
                .param("upto", upto)
                .update();
    }
}
