package dev.evenhand.results;

import dev.evenhand.card.End;
import dev.evenhand.card.End.Kind;
import dev.evenhand.study.Plan;
import dev.evenhand.study.PlanReader;
import dev.evenhand.study.State;
import dev.evenhand.study.Study;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows when the results of a study are looked at: in the middle, at its planned end, or after an early one. */
@Component
public class Looking {

    private final JdbcClient jdbc;
    private final PlanReader plans;
    private final Map<Long, Long> planned = new ConcurrentHashMap<>();

    Looking(JdbcClient jdbc, PlanReader plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    public End at(Study study) {
        return new End(kind(study), Math.max(1, planned(study.id())));
    }

    /** Before a study opens, the scores of a file taken in are those that `score` gives for the file. */
    End atFiles(Study study) {
        var end = at(study);
        return study.state() == State.REGISTERED && end.kind() == Kind.OPEN
                ? new End(Kind.PLANNED, end.planned())
                : end;
    }

    /** Whether every place that raters could judge was filled, or as many votes came from files where none was collected here. */
    boolean complete(Study study) {
        return collected(study.id()) ? !unfilled(study) : fromFiles(study.id()) >= planned(study.id());
    }

    private Kind kind(Study study) {
        if (plans.stored(study.plan()).stopping().rule() == Plan.Stopping.Rule.SEQUENTIAL) {
            return Kind.SEQUENTIAL;
        }
        return switch (study.state()) {
            case DRAFT, REGISTERED, OPEN, PAUSED -> Kind.OPEN;
            case CLOSED, PUBLISHED -> late(study.id()) ? Kind.LATE : complete(study) ? Kind.PLANNED : Kind.EARLY;
        };
    }

    /** The places for votes, which registration lays out and nothing changes. */
    long planned(long study) {
        return planned.computeIfAbsent(
                study,
                id -> jdbc.sql("select coalesce(max(places), 0) from ballot_counter where study_id = :study")
                        .param("study", id)
                        .query(Long.class)
                        .single());
    }

    private long fromFiles(long study) {
        return jdbc.sql("select coalesce(sum(votes), 0) from vote_import where study_id = :study")
                .param("study", study)
                .query(Long.class)
                .single();
    }

    /** Events are written down one after the other, under the lock of the study. */
    private boolean late(long study) {
        return exists("""
                select exists (select 1 from study_event i join study_event c using (study_id)
                               where study_id = :study and i.kind = 'votes_imported' and c.kind = 'closed' and i.id > c.id)""", study);
    }

    private boolean collected(long study) {
        return exists("select exists (select 1 from slot where study_id = :study and state = 'filled')", study);
    }

    /** What raters could not judge is not missing, as long as it is little; evidence bundles go by the same rule. */
    private boolean unfilled(Study study) {
        boolean empty = exists("""
                select exists (select 1 from slot s
                               join comparison c on c.study_id = s.study_id and c.id = s.comparison_id
                               where s.study_id = :study and s.state <> 'filled' and c.parked_at is null)
                    or exists (select 1 from ballot_counter where study_id = :study and laid < places)""", study.id());
        boolean adaptive = plans.stored(study.plan()).pairing() == Plan.Pairing.ADAPTIVE;
        return empty && !(adaptive && enough(study.id()))
                || End.manyParked(planned(study.id()) - filled(study.id()), planned(study.id()));
    }

    private long filled(long study) {
        return jdbc.sql("select count(*) from slot where study_id = :study and state = 'filled'")
                .param("study", study)
                .query(Long.class)
                .single();
    }

    /** Where pairs are drawn as votes come there is room for more votes than are planned: what counts is the sum. */
    private boolean enough(long study) {
        return exists("""
                select sum(case when c.parked_at is null then f.filled else greatest(c.places, f.filled) end)
                       >= (select places from ballot_counter where study_id = :study)
                from comparison c
                cross join lateral (select count(*) as filled from slot s
                                    where s.study_id = c.study_id and s.comparison_id = c.id and s.state = 'filled') f
                where c.study_id = :study""", study);
    }

    private boolean exists(String sql, long study) {
        return jdbc.sql(sql).param("study", study).query(Boolean.class).single();
    }
}
