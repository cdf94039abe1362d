package dev.evenhand.study;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives the places of a rater's votes to others once these votes are out of the headline, where the plan says so. The
 * votes stay as they are, and so does “exactly so many”: a place holds one vote that counts. Whoever calls holds the
 * rater and the study, so that no vote is on its way.
 */
@Component
public class Refill {

    /** The paces of parts and of this ten minutes follow what the places do. */
    private static final String KEEP_PACE = """
            , parts as (
                select t.category, least(c.first_model, c.second_model) as first_model,
                       greatest(c.first_model, c.second_model) as second_model, count(*) as votes
                from moved m
                join comparison c on c.study_id = :study and c.id = m.comparison_id
                join task t on t.id = c.task_id
                where m.voted group by 1, 2, 3
            ), by_part as (
                insert into pace_part (study_id, category, first_model, second_model, votes)
                select :study, category, first_model, second_model, :sign * votes from parts
                on conflict (study_id, category, first_model, second_model)
                    do update set votes = pace_part.votes + excluded.votes
            ), by_time as (
                insert into pace (study_id, slice, votes)
                select :study, date_bin('10 minutes', clock_timestamp(), timestamptz '2020-01-01'), :sign * sum(votes)
                from parts having sum(votes) > 0
                on conflict (study_id, slice) do update set votes = pace.votes + excluded.votes
            )
            select coalesce(sum(votes), 0) from parts""";

    private final JdbcClient jdbc;

    Refill(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Frees the places of a rater's votes, and whatever he holds; answers how many votes are wanted anew. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int giveAgain(Study study, long rater) {
        int votes = move(study, rater, -1, """
                with moved as (
                    update slot s set state = 'free', ballot_id = null, lease_until = null
                    from ballot b
                    where b.study_id = :study and b.rater_id = :rater and b.kind = 'live' and b.state in ('issued', 'answered')
                      and s.study_id = b.study_id and s.comparison_id = b.comparison_id and s.ballot_id = b.id
                    returning s.comparison_id, b.state = 'answered' as voted)""");
        jdbc.sql(
                        "update ballot set state = 'lapsed' where study_id = :study and rater_id = :rater and state = 'issued'")
                .param("study", study.id())
                .param("rater", rater)
                .update();
        return votes;
    }

    /** Takes places back for a rater's votes where nobody else has them yet; answers how many. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int takeBack(Study study, long rater) {
        return move(study, rater, 1, """
                with moved as (
                    update slot s set state = 'filled', ballot_id = place.ballot
                    from (select b.id as ballot, free.comparison_id, free.number
                          from ballot b
                          cross join lateral (
                              select f.comparison_id, f.number from slot f
                              where f.study_id = b.study_id and f.comparison_id = b.comparison_id and f.state = 'free'
                              order by f.number <> b.slot, f.number limit 1 for update skip locked) free
                          where b.study_id = :study and b.rater_id = :rater and b.kind = 'live' and b.state = 'answered'
                            and not exists (select 1 from slot has
                                            where has.study_id = b.study_id and has.comparison_id = b.comparison_id
                                              and has.ballot_id = b.id)) place
                    where s.study_id = :study and s.comparison_id = place.comparison_id and s.number = place.number
                    returning s.comparison_id, true as voted)""");
    }

    private int move(Study study, long rater, int sign, String moved) {
        return jdbc.sql(moved + KEEP_PACE)
                .param("study", study.id())
                .param("rater", rater)
                .param("sign", sign)
                .query(Integer.class)
                .single();
    }
}
