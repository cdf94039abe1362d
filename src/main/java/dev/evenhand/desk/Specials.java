package dev.evenhand.desk;

import dev.evenhand.commitment.BallotLot.Kind;
import dev.evenhand.desk.StudyPlans.Frozen;
import dev.evenhand.panel.Rater;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what a ballot shows that tells of its rater or of the desk: a gold task, an earlier ballot again, one model twice. */
@Component
class Specials {

    /** A ballot is repeated once so many others of its rater have come in between. */
    static final int BETWEEN = 20;

    private final JdbcClient jdbc;

    Specials(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param repeatOf the ballot that is shown again
     * @param swapped its seats, the other way round than they were; none where the coin decides
     */
    record Special(
            int comparison,
            @Nullable UUID repeatOf,
            @Nullable Boolean swapped) {}

    /** Nothing when the rater has had all there is: the ballot is a live one then. */
    Optional<Special> find(Frozen study, Rater rater, Kind kind, long number) {
        return switch (kind) {
            case LIVE -> Optional.empty();
            case GOLD, SAME_MODEL -> unseen(study, rater, kind, number);
            case REPEAT -> repeat(study, rater);
        };
    }

    /** From a start drawn for this ballot, the first on a task that the rater has not seen. */
    private Optional<Special> unseen(Frozen study, Rater rater, Kind kind, long number) {
        var bounds = study.bounds(kind);
        if (bounds.size() == 0) {
            return Optional.empty();
        }
        int start = bounds.first() + (int) study.seed().index("pick|" + number, bounds.size());
        return jdbc.sql("""
                select c.id as comparison, null::uuid as repeat_of, null::boolean as swapped from comparison c
                where c.study_id = :study and c.kind = :kind and c.parked_at is null
                  and not exists (select 1 from ballot b
                                  join comparison had on had.study_id = b.study_id and had.id = b.comparison_id
                                  where b.study_id = c.study_id and b.rater_id = :rater and b.state <> 'lapsed'
                                    and had.task_id = c.task_id)
                order by c.id < :start, c.id limit 1""")
                .param("study", study.id())
                .param("kind", kind.code())
                .param("rater", rater.id())
                .param("start", start)
                .query(Special.class)
                .optional();
    }

    /** The rater's first live vote that is long enough ago and was not repeated yet. */
    private Optional<Special> repeat(Frozen study, Rater rater) {
        return jdbc.sql("""
                select b.comparison_id as comparison, b.id as repeat_of, not b.swapped as swapped from ballot b
                where b.study_id = :study and b.rater_id = :rater and b.kind = 'live' and b.state = 'answered'
                  and b.number < (select number from ballot
                                  where study_id = :study and rater_id = :rater and state <> 'lapsed'
                                  order by number desc offset :between - 1 limit 1)
                  and not exists (select 1 from ballot again
                                  where again.study_id = b.study_id and again.comparison_id = b.comparison_id
                                    and again.rater_id = b.rater_id and again.kind = 'repeat' and again.state <> 'lapsed')
                order by b.number limit 1""")
                .param("study", study.id())
                .param("rater", rater.id())
                .param("between", BETWEEN)
                .query(Special.class)
                .optional();
    }
}
