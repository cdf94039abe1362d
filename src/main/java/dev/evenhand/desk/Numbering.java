package dev.evenhand.desk;

import dev.evenhand.commitment.BallotLot.Kind;
import dev.evenhand.desk.Slots.Place;
import dev.evenhand.desk.StudyPlans.Frozen;
import dev.evenhand.panel.Rater;
import java.sql.Types;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives ballots their numbers, which have no gaps: whoever takes one keeps the next in line waiting until commit. What
 * follows from a number is therefore worked out for several beforehand, and the ballot goes in with its number.
 */
@Component
class Numbering {

    /** As many as may be drawn between a look at the counter and the draw; one more costs two more statements, not an error. */
    private static final int AHEAD = 32;

    private static final String COLUMNS = """
            ballot (study_id, id, number, rater_id, comparison_id, slot, swapped, kind, repeat_of, pair_probability, asks,
                    issued_at, shown_at, expires_at)
            """;

    private static final String TIMES = """
            clock_timestamp(), case when :shown then clock_timestamp() end, clock_timestamp() + :lease::interval
            """;

    private final JdbcClient jdbc;

    Numbering(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param ballot none where only the number was drawn */
    record Drawn(long number, @Nullable UUID ballot) {}

    /** What a ballot shows, in which seats, and for what. */
    record Shown(
            Kind kind,
            int comparison,
            @Nullable Integer slot,
            boolean swapped,
            @Nullable UUID repeatOf,
            @Nullable String pairProbability) {}

    Drawn number(Frozen study) {
        return new Drawn(
                jdbc.sql("update ballot_counter set next = next + 1 where study_id = :study returning next - 1")
                        .param("study", study.id())
                        .query(Long.class)
                        .single(),
                null);
    }

    /** Issues a live ballot for a free place, unless the number that it draws is for another kind of ballot. */
    Drawn issue(Frozen study, Rater rater, Place place, boolean shown) {
        var live = Ahead.of(study, next(study));
        return jdbc.sql("""
                with drawn as (
                    update ballot_counter set next = next + 1 where study_id = :study returning next - 1 as number),
                live as (
                    select d.number, a.id, a.swapped, a.asks
                    from drawn d left join unnest(:numbers, :ids, :swapped, :asks) a (number, id, swapped, asks)
                      on a.number = d.number),
                held as (
                    update slot s set state = 'leased', ballot_id = l.id,
                           lease_until = clock_timestamp() + :lease::interval
                    from live l
                    where l.id is not null and s.study_id = :study and s.comparison_id = :comparison and s.number = :slot),
                issued as (
                    insert into
                """ + COLUMNS + """
                    select :study, id, number, :rater, :comparison, :slot, swapped, 'live', null, :chance::numeric, asks,
                """ + TIMES + """
                    from live where id is not null)
                select number, id as ballot from live""")
                .param("study", study.id())
                .param("numbers", live.numbers().toArray(Long[]::new))
                .param("ids", live.ids().toArray(UUID[]::new))
                .param("swapped", live.swapped().toArray(Boolean[]::new))
                .param("asks", live.asks().toArray(Boolean[]::new))
                .param("rater", rater.id())
                .param("comparison", place.comparisonId())
                .param("slot", place.number(), Types.SMALLINT)
                .param("chance", place.pairProbability())
                .param("shown", shown)
                .param("lease", Deal.lease(study))
                .query(Drawn.class)
                .single();
    }

    private long next(Frozen study) {
        return jdbc.sql("select next from ballot_counter where study_id = :study")
                .param("study", study.id())
                .query(Long.class)
                .single();
    }

    /** A ballot whose number was drawn before, in one statement with its place, since everybody waits for the next number. */
    UUID insert(Frozen study, Rater rater, long number, boolean shown, Shown what) {
        var id = study.seed().ballotId(number);
        jdbc.sql("""
                with held as (
                    update slot set state = 'leased', ballot_id = :id, lease_until = clock_timestamp() + :lease::interval
                    where study_id = :study and comparison_id = :comparison and number = :slot)
                insert into
                """ + COLUMNS + """
                values (:study, :id, :number, :rater, :comparison, :slot, :swapped, :kind, :repeated, :chance::numeric,
                        :asks,
                """ + TIMES + ")")
                .param("study", study.id())
                .param("id", id)
                .param("number", number)
                .param("rater", rater.id())
                .param("comparison", what.comparison())
                .param("slot", what.slot(), Types.SMALLINT)
                .param("swapped", what.swapped())
                .param("kind", what.kind().code())
                .param("repeated", what.repeatOf(), Types.OTHER)
                .param("chance", what.pairProbability())
                .param("asks", study.plan().lot().asks(study.seed(), number))
                .param("shown", shown)
                .param("lease", Deal.lease(study))
                .update();
        return id;
    }

    /** The live ones of the next ballots, with what the seed says of each. */
    private record Ahead(
            ArrayList<Long> numbers, ArrayList<UUID> ids, ArrayList<Boolean> swapped, ArrayList<Boolean> asks) {

        static Ahead of(Frozen study, long next) {
            var ahead = new Ahead(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            var lot = study.plan().lot();
            for (long number = next; number < next + AHEAD; number++) {
                if (lot.kind(study.seed(), number) == Kind.LIVE) {
                    ahead.numbers.add(number);
                    ahead.ids.add(study.seed().ballotId(number));
                    ahead.swapped.add(study.seed().swapped(number));
                    ahead.asks.add(lot.asks(study.seed(), number));
                }
            }
            return ahead;
        }
    }
}
