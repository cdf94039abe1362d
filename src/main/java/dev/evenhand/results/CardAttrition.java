package dev.evenhand.results;

import dev.evenhand.card.StudyFacts.Attrition;
import dev.evenhand.card.StudyFacts.Voided;
import dev.evenhand.study.Study;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what fell away between the tasks of the pool and the votes: tasks, ballots and raters. */
@Component
class CardAttrition {

    private final JdbcClient jdbc;

    CardAttrition(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Attrition of(Study study) {
        var counted = jdbc.sql("""
                select coalesce((select v.tasks from pool_version v join study s on s.id = :study
                                 where v.pool_id = :pool and v.made_at <= s.registered_at order by v.number desc limit 1),
                                (select count(*) from task where pool_id = :pool)) as tasks,
                       (select count(distinct task_id) from comparison where study_id = :study and kind = 'live') as planned_tasks,
                       (select count(*) from comparison where study_id = :study and kind = 'live') as comparisons,
                       (select count(*) from comparison where study_id = :study and parked_at is not null) as parked,
                       (select count(*) from ballot where study_id = :study) as ballots,
                       (select count(*) from ballot where study_id = :study and state = 'lapsed') as lapsed,
                       (select count(*) from rater where study_id = :study) as invited,
                       (select count(*) from rater r where r.study_id = :study and (r.begun_at is not null or exists (
                            select 1 from vote v where v.study_id = :study and v.rater_id = r.id))) as begun""")
                .param("pool", study.poolId())
                .param("study", study.id())
                .query(Numbers.class)
                .single();
        return new Attrition(
                counted.tasks(),
                counted.plannedTasks(),
                counted.comparisons(),
                counted.parked(),
                counted.ballots(),
                counted.lapsed(),
                skips(study.id()),
                counted.invited(),
                counted.begun(),
                voided(study.id()));
    }

    private Map<String, Long> skips(long study) {
        var skips = new HashMap<String, Long>();
        jdbc.sql("select reason, count(*) from skip where study_id = :study group by reason")
                .param("study", study)
                .query(row -> {
                    skips.put(row.getString(1), row.getLong(2));
                });
        return skips;
    }

    /** Raters are numbered in the order of their arrival. */
    private List<Voided> voided(long study) {
        return jdbc.sql("""
                select n.number as rater, n.votes, not n.planned as counted
                from (select (r.revoked_at is not null and r.erased_at is distinct from r.revoked_at) or e.rater_id is not null as shut, coalesce(e.planned, false) as planned, row_number() over (order by r.id) as number,
                             (select count(*) from vote v where v.study_id = :study and v.rater_id = r.id
                                                            and v.kind = 'live' and v.revision = 1) as votes
                      from rater r left join excluded_rater e on e.study_id = :study and e.rater_id = r.id
                      where r.study_id = :study) n
                where n.shut and n.votes > 0 order by n.number""").param("study", study).query(Voided.class).list();
    }

    private record Numbers(
            long tasks,
            long plannedTasks,
            long comparisons,
            long parked,
            long ballots,
            long lapsed,
            long invited,
            long begun) {}
}
