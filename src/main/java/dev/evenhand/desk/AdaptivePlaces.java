package dev.evenhand.desk;

import dev.evenhand.desk.PairChances.Pair;
import dev.evenhand.desk.Slots.Place;
import dev.evenhand.desk.StudyPlans.Frozen;
import dev.evenhand.panel.Rater;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lays out the places of an adaptive study one by one, each on a pair drawn by what is known at that moment. A place
 * stays on its comparison, with the chance of its pair, whoever fills it in the end.
 */
@Component
class AdaptivePlaces {

    /** A uniform number needs no more steps than a double has. */
    private static final long STEPS = 1L << 53;

    private final JdbcClient jdbc;
    private final PairChances chances;

    AdaptivePlaces(JdbcClient jdbc, PairChances chances) {
        this.jdbc = jdbc;
        this.chances = chances;
    }

    /** Whether the plan has places left, and a comparison that the rater has not had. */
    boolean room(Frozen study, Rater rater) {
        return jdbc.sql("""
                select (select laid < places from ballot_counter where study_id = :study)
                   and exists (select 1 from comparison c
                               where c.study_id = :study and c.laid < c.places and c.parked_at is null
                                 and (select b.rater_id from ballot b
                                      where b.study_id = c.study_id and b.comparison_id = c.id
                                        and b.rater_id = :rater and b.state <> 'lapsed' limit 1) is null)""")
                .param("study", study.id())
                .param("rater", rater.id())
                .query(Boolean.class)
                .single();
    }

    /**
     * By {@code index("pair|"+n, 2⁵³)}, or {@code index("pair|"+n+"|"+k, 2⁵³)} once k pairs were drawn that have nothing left
     * for this rater; their chances go to the others.
     */
    Optional<Place> layOut(Frozen study, Rater rater, long number) {
        var drawn = chances.of(study);
        var without = new HashSet<Integer>();
        while (without.size() < drawn.pairs().size()) {
            var message = "pair|" + number + (without.isEmpty() ? "" : "|" + without.size());
            double uniform = study.seed().index(message, STEPS) / (double) STEPS;
            int pair = drawn.chances().draw(uniform, without);
            var place = layOut(
                    study, rater, drawn.pairs().get(pair), drawn.chances().chance(pair, without));
            if (place.isPresent()) {
                return place;
            }
            without.add(pair);
        }
        return Optional.empty();
    }

    /** The first comparison of a pair in the drawn order that has room and is new to the rater. */
    private Optional<Place> layOut(Frozen study, Rater rater, Pair pair, BigDecimal chance) {
        return jdbc.sql("""
                with room as (
                    select c.id, c.laid + 1 as number from comparison c
                    where c.study_id = :study and c.first_model = :first and c.second_model = :second
                      and c.laid < c.places and c.parked_at is null
                      and (select b.rater_id from ballot b
                           where b.study_id = c.study_id and b.comparison_id = c.id
                             and b.rater_id = :rater and b.state <> 'lapsed' limit 1) is null
                    order by c.id limit 1 for update of c skip locked
                ), laid as (
                    update comparison c set laid = room.number from room where c.study_id = :study and c.id = room.id
                ), counted as (
                    update ballot_counter set laid = laid + 1
                    where study_id = :study and laid < places and exists (select 1 from room) returning 1
                )
                insert into slot (study_id, comparison_id, number, pair_probability)
                select :study, room.id, room.number, :chance from room where exists (select 1 from counted)
                returning comparison_id, number, ballot_id as lapsed, pair_probability""")
                .param("study", study.id())
                .param("first", pair.first())
                .param("second", pair.second())
                .param("rater", rater.id())
                .param("chance", chance)
                .query(Place.class)
                .optional();
    }
}
