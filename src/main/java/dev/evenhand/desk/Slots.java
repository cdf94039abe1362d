package dev.evenhand.desk;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The places for votes. Each is taken, filled and freed by a conditional update of its one row: nothing is decided by counting.
 */
@Component
class Slots {

    /**
     * Comparisons that a rater has had, or that are parked, are none of the rater's. The first is a value and not a join: of
     * each place by the index of its comparison, since a rater of thousands of ballots would else be read anew for each.
     */
    private static final String OPEN_TO_RATER = """
              s.study_id = :study and s.state <> 'filled'
              and (select b.rater_id from ballot b
                   where b.study_id = s.study_id and b.comparison_id = s.comparison_id
                     and b.rater_id = :rater and b.state <> 'lapsed' limit 1) is null
              and not exists (select 1 from comparison c
                              where c.study_id = s.study_id and c.id = s.comparison_id and c.parked_at is not null)
            """;

    private final JdbcClient jdbc;

    Slots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Holds the first place open to a rater: free or lapsed, of a comparison the rater has not had and that is not parked. */
    Optional<Place> take(long study, long rater) {
        return jdbc.sql("""
                select s.comparison_id, s.number, s.ballot_id as lapsed, s.pair_probability
                from slot s
                where (s.lease_until is null or s.lease_until <= clock_timestamp()) and
                """ + OPEN_TO_RATER + "order by s.number, s.comparison_id limit 1 for update of s skip locked")
                .param("study", study)
                .param("rater", rater)
                .query(Place.class)
                .optional();
    }

    /** How long until a place that others hold may come free for this rater; empty when none will. */
    Optional<Duration> wait(long study, long rater) {
        return jdbc.sql(
                        "select extract(epoch from min(coalesce(s.lease_until, now())) - clock_timestamp())::double precision"
                                + " from slot s where " + OPEN_TO_RATER)
                .param("study", study)
                .param("rater", rater)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, Double.class)))
                .single()
                .map(seconds -> Duration.ofSeconds(Math.max(1, Math.min(60, (long) Math.ceil(seconds)))));
    }

    /** The ballot that let its place lapse is told so before another has it. */
    void lapse(long study, UUID ballot) {
        jdbc.sql("update ballot set state = 'lapsed' where study_id = :study and id = :ballot and state = 'issued'")
                .param("study", study)
                .param("ballot", ballot)
                .update();
    }

    /**
     * Takes a place of its comparison back for a ballot whose lease is over. Another ballot that its rater got for the
     * comparison meanwhile gives way: the one that was read is the one that is answered. Empty when others have every
     * place, or when the rater has judged the comparison.
     *
     * @return the number of the place
     */
    Optional<Integer> regain(long study, long rater, UUID ballot, String lease) {
        return jdbc.sql("""
                with place as (
                    select s.comparison_id, s.number, h.id as holder
                    from ballot b
                    join slot s on s.study_id = b.study_id and s.comparison_id = b.comparison_id
                    left join ballot h on h.study_id = s.study_id and h.id = s.ballot_id
                    where b.study_id = :study and b.id = :ballot and b.rater_id = :rater and b.slot is not null
                      and b.state in ('issued', 'lapsed')
                      and (s.state = 'free' or s.state = 'leased' and h.rater_id = b.rater_id)
                      and not exists (select 1 from ballot o
                                      where o.study_id = b.study_id and o.comparison_id = b.comparison_id
                                        and o.rater_id = b.rater_id and o.kind <> 'repeat' and o.id <> b.id
                                        and (o.state in ('answered', 'skipped') or o.state = 'issued' and o.slot is null))
                      and (h.id = b.id
                           or not exists (select 1 from comparison c
                                          where c.study_id = b.study_id and c.id = b.comparison_id
                                            and c.parked_at is not null))
                    order by h.id is null, s.number <> b.slot
                    limit 1 for update of s skip locked),
                gone as (
                    update ballot set state = 'lapsed'
                    where study_id = :study and id = (select holder from place) and id <> :ballot and state = 'issued')
                update slot s set state = 'leased', ballot_id = :ballot,
                       lease_until = clock_timestamp() + :lease::interval
                from place p
                where s.study_id = :study and s.comparison_id = p.comparison_id and s.number = p.number
                returning s.number""")
                .param("lease", lease)
                .param("study", study)
                .param("ballot", ballot)
                .param("rater", rater)
                .query(Integer.class)
                .optional();
    }

    /**
     * Fills the place a ballot holds and marks it answered; false when the lease is over or the place is not the
     * ballot's any more. The subquery comes first, so slots are locked before ballots here too.
     */
    boolean fill(long study, IssuedBallot ballot) {
        int filled = ballot.slot() == null
                ? settle(study, ballot, "answered", "and expires_at > clock_timestamp()")
                : jdbc.sql("""
                        with filled as (
                            update slot set state = 'filled', lease_until = null
                            where study_id = :study and comparison_id = :comparison and number = :number
                              and ballot_id = :ballot and state = 'leased' and lease_until > clock_timestamp()
                            returning 1)
                        update ballot set state = 'answered'
                        where study_id = :study and id = :ballot and (select count(*) from filled) = 1""")
                        .param("study", study)
                        .param("comparison", ballot.comparison())
                        .param("number", ballot.slot())
                        .param("ballot", ballot.id())
                        .update();
        return filled == 1;
    }

    /** Gives a place back; false when it is not the ballot's any more. */
    boolean free(long study, IssuedBallot ballot, String state) {
        int freed = ballot.slot() == null
                ? settle(study, ballot, state, "")
                : jdbc.sql("""
                        with freed as (
                            update slot set state = 'free', ballot_id = null, lease_until = null
                            where study_id = :study and comparison_id = :comparison and number = :number
                              and ballot_id = :ballot and state = 'leased' returning 1)
                        update ballot set state = :state
                        where study_id = :study and id = :ballot and (select count(*) from freed) = 1""")
                        .param("state", state)
                        .param("study", study)
                        .param("comparison", ballot.comparison())
                        .param("number", ballot.slot())
                        .param("ballot", ballot.id())
                        .update();
        return freed == 1;
    }

    /** A ballot without a place is its own lease. */
    private int settle(long study, IssuedBallot ballot, String state, String condition) {
        return jdbc.sql(
                        "update ballot set state = :state where study_id = :study and id = :ballot and state = 'issued' "
                                + condition)
                .param("state", state)
                .param("study", study)
                .param("ballot", ballot.id())
                .update();
    }

    /** Gives back what a rater has let lapse, slots before ballots. */
    void lapse(long study, long rater) {
        jdbc.sql("""
                update slot s set state = 'free', ballot_id = null, lease_until = null
                from ballot b
                where b.study_id = :study and b.rater_id = :rater and b.state = 'issued' and b.expires_at <= clock_timestamp()
                  and s.study_id = b.study_id and s.comparison_id = b.comparison_id and s.number = b.slot
                  and s.ballot_id = b.id and s.state = 'leased' and s.lease_until <= clock_timestamp()""").param("study", study).param("rater", rater).update();
        jdbc.sql("""
                update ballot b set state = 'lapsed'
                where b.study_id = :study and b.rater_id = :rater and b.state = 'issued'
                  and b.expires_at <= clock_timestamp()
                  and not exists (select 1 from slot s
                                  where s.study_id = b.study_id and s.comparison_id = b.comparison_id
                                    and s.number = b.slot and s.ballot_id = b.id)""").param("study", study).param("rater", rater).update();
    }

    /**
     * One place of a comparison.
     *
     * @param lapsed the ballot that holds it beyond its lease
     * @param pairProbability the chance with which its pair was drawn; none where the order of pairs was laid out beforehand
     */
    record Place(
            int comparisonId,
            int number,
            @Nullable UUID lapsed,
            @Nullable String pairProbability) {}
}
