package dev.evenhand.study;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How a study moves, by time, by part and by rater: what is folded, and the latest votes as they are. */
@Component
class Pace {

    /** Parts to be added up: the last of them are the votes since the fold. */
    private static final String NOW = """
            with fresh as materialized (
                select date_bin('10 minutes', v.voted_at, timestamptz '2020-01-01') as slice, v.rater_id,
                       coalesce(v.active_ms, 0) as active_ms, v.voted_at, t.category,
                       least(v.left_model, v.right_model) as first_model, greatest(v.left_model, v.right_model) as second_model
                from vote v join task t on t.id = v.task_id
                where v.study_id = :study and v.ballot_id is not null and v.kind = 'live' and v.revision = 1
                  and v.voted_at >= :mark
                  and v.voted_at >= coalesce((select max(upto) from pace_mark where study_id = :study), '-infinity'))
            """;

    private final JdbcClient jdbc;
    private final PaceFold fold;

    Pace(JdbcClient jdbc, PaceFold fold) {
        this.jdbc = jdbc;
        this.fold = fold;
    }

    /** As a value beside the condition itself, so that the planner sees how few votes are later. */
    private OffsetDateTime mark(long study) {
        return jdbc.sql("select coalesce(max(upto), '-infinity') from pace_mark where study_id = :study")
                .param("study", study)
                .query(OffsetDateTime.class)
                .single();
    }

    /** Votes in ten minutes. */
    record Slice(OffsetDateTime slice, long votes) {}

    List<Slice> slices(long study) {
        return jdbc.sql(NOW + """
                select slice, sum(votes)::bigint as votes
                from (select slice, votes from pace where study_id = :study union all select slice, 1 from fresh) both_
                group by slice order by slice""")
                .param("study", study)
                .param("mark", mark(study))
                .query(Slice.class)
                .list();
    }

    long votes(long study) {
        return jdbc.sql(NOW + """
                select coalesce((select sum(votes) from pace where study_id = :study), 0)::bigint + (select count(*) from fresh)""")
                .param("study", study)
                .param("mark", mark(study))
                .query(Long.class)
                .single();
    }

    /** What a rater has done. */
    record RaterPace(String name, long votes, long secondsEach, OffsetDateTime lastAt) {
        public String timeSaid() {
            return "%d:%02d".formatted(secondsEach / 60, secondsEach % 60);
        }
    }

    List<RaterPace> raters(long study, int limit) {
        return jdbc.sql(NOW + """
                select r.name, p.votes, p.ms / p.votes / 1000 as seconds_each, p.last_at
                from (select rater_id, sum(votes)::bigint as votes, sum(active_ms)::bigint as ms, max(last_at) as last_at
                      from (select rater_id, votes, active_ms, last_at from pace_rater where study_id = :study
                            union all select rater_id, 1, active_ms, voted_at from fresh) both_
                      group by rater_id order by votes desc, rater_id limit :limit) p
                join rater r on r.id = p.rater_id order by p.votes desc, r.name""")
                .param("study", study)
                .param("mark", mark(study))
                .param("limit", limit)
                .query(RaterPace.class)
                .list();
    }

    long voted(long study) {
        return jdbc.sql(NOW + """
                select count(*) from (select rater_id from pace_rater where study_id = :study
                                      union select rater_id from fresh) both_""")
                .param("study", study)
                .param("mark", mark(study))
                .query(Long.class)
                .single();
    }

    /** How many have voted, and how many votes those who may still give, within the plan's limit for each. */
    record Crowd(long voted, long invited, long capacity) {}

    Crowd crowd(long study, int most) {
        return jdbc.sql(NOW + """
                , done as (select rater_id, sum(votes) as votes
                           from (select rater_id, votes from pace_rater where study_id = :study
                                 union all select rater_id, 1 from fresh) both_ group by rater_id)
                select count(d.rater_id) as voted, count(*) as invited,
                       coalesce(sum(greatest(0, :most - coalesce(d.votes, 0))) filter (where r.revoked_at is null), 0)::bigint
                           as capacity
                from rater r left join done d on d.rater_id = r.id
                where r.study_id = :study and r.source not in ('import', 'simulated')""")
                .param("study", study)
                .param("mark", mark(study))
                .param("most", most)
                .query(Crowd.class)
                .single();
    }

    /** One category's or pair's share of the way. */
    record Part(String name, long votes, long leased, long of) {
        public double percent() {
            return of == 0 ? 0 : Math.min(100, 100.0 * votes / of);
        }

        public double heldPercent() {
            return of == 0 ? 0 : Math.min(100 - percent(), 100.0 * leased / of);
        }
    }

    List<Part> byCategory(long study) {
        return parts(study, "coalesce(nullif(category, ''), '(none)')");
    }

    List<Part> byPair(long study) {
        return parts(
                study,
                "(select name from model where id = first_model) || ' and ' || (select name from model where id = second_model)");
    }

    private List<Part> parts(long study, String name) {
        return jdbc.sql(NOW + """
                , leased as (select t.category, least(c.first_model, c.second_model) as first_model,
                                    greatest(c.first_model, c.second_model) as second_model
                             from ballot b join comparison c on c.study_id = b.study_id and c.id = b.comparison_id
                             join task t on t.id = c.task_id
                             where b.study_id = :study and b.state = 'issued' and b.kind = 'live' and b.expires_at > now())
                select %s as name, sum(votes)::bigint as votes, sum(leased)::bigint as leased, sum(places)::bigint as of
                from (select category, first_model, second_model, 0 as votes, 0 as leased, places from pace_plan where study_id = :study
                      union all
                      select category, first_model, second_model, votes, 0, 0 from pace_part where study_id = :study
                      union all select category, first_model, second_model, 1, 0, 0 from fresh
                      union all select category, first_model, second_model, 0, 1, 0 from leased) all_
                group by 1 order by of desc, 1 limit 100""".formatted(name))
                .param("study", study)
                .param("mark", mark(study))
                .query(Part.class)
                .list();
    }

    /** Counts the plan once: what is laid out at registration stays. */
    void plan(long study) {
        jdbc.sql("""
                insert into pace_plan (study_id, category, first_model, second_model, comparisons, places)
                select :study, t.category, least(c.first_model, c.second_model), greatest(c.first_model, c.second_model),
                       count(*), sum(c.places)
                from comparison c join task t on t.id = c.task_id
                where c.study_id = :study and c.kind = 'live'
                  and not exists (select 1 from pace_plan where study_id = :study)
                group by 2, 3, 4 on conflict do nothing""").param("study", study).update();
    }

    void refresh(long study) {
        plan(study);
        fold.fold(study);
    }

    /** The middle one of the last thousand. */
    long medianSeconds(long study) {
        return jdbc.sql("""
                select coalesce(percentile_disc(0.5) within group (order by active_ms), 0) / 1000
                from (select active_ms from vote where study_id = :study and kind = 'live' and ballot_id is not null
                      order by id desc limit 1000) latest where active_ms is not null""").param("study", study).query(Long.class).single();
    }

    long atWork(long study) {
        return jdbc.sql("""
                select count(distinct rater_id) from ballot
                where study_id = :study and state = 'issued' and expires_at > now()""").param("study", study).query(Long.class).single();
    }
}
