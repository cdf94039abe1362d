package dev.evenhand.study;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what a pool has for a plan, before anything is laid out. */
@Component
class Workloads {

    /** Letters and the space after them, in English. */
    private static final double CHARACTERS_A_WORD = 6;

    private final JdbcClient jdbc;

    Workloads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Tasks that are gold in a study are nothing else in it, nor are those whose known answer its scale cannot give. */
    Workload of(Plan plan) {
        if (plan.models().isEmpty()) {
            return new Workload(0, 0, 0, 0);
        }
        return jdbc.sql("""
                with chosen as (select m.id, m.name from model m join pool p on p.id = m.pool_id
                                where p.slug = :pool and m.name in (:models)),
                     answered as (select r.task_id, count(*) as n, sum(r.characters) as characters
                                  from response r where r.model_id in (select id from chosen) and r.sample = 1
                                  group by r.task_id having count(*) > 1)
                select (select count(*) from chosen) as models, count(*) as tasks,
                       coalesce(sum(a.n * (a.n - 1) / 2), 0) as possible,
                       coalesce(avg(length(t.prompt_text) + 2.0 * a.characters / a.n), 0) / :each as words
                from answered a join task t on t.id = a.task_id
                where not :golds or t.gold is null
                   or coalesce(t.gold ->> 'winner', '') not in ('tie', 'both_bad')
                      and not exists (select from response w join chosen c on c.id = w.model_id
                                      where w.task_id = t.id and w.sample = 1 and c.name = t.gold ->> 'winner')""")
                .param("pool", plan.pool())
                .param("models", plan.models())
                .param("golds", plan.goldShare().signum() > 0)
                .param("each", CHARACTERS_A_WORD)
                .query((row, n) -> new Workload(
                        row.getInt("models"), row.getLong("tasks"), row.getLong("possible"), row.getDouble("words")))
                .single();
    }
}
