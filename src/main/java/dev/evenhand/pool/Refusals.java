package dev.evenhand.pool;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Refuses the staged lines that contradict each other or the pool, each with its reason. */
final class Refusals {
    private final JdbcClient jdbc;
    private final long poolId;
    private final KeptFields kept;

    Refusals(JdbcClient jdbc, long poolId, KeptFields kept) {
        this.kept = kept;
        this.jdbc = jdbc;
        this.poolId = poolId;
    }

    void apply(boolean tasksSpanRows) {
        boolean locked = lockPool();
        joinByPrompt();
        kept.fill();
        if (tasksSpanRows) {
            refuseDifferingRows();
        } else {
            refuseRepeatedTasks();
        }
        refuseUnknownGold();
        refuseUnknownTasks();
        if (locked) {
            refuseChanges();
        }
        dropRefused();
    }

    /** One import at a time in a pool, and none while a study locks it. */
    private boolean lockPool() {
        return jdbc.sql("select locked_at is not null from pool where id = :pool for no key update")
                .param("pool", poolId)
                .query(Boolean.class)
                .single();
    }

    /** A task that is known by its prompt is the one that the pool has with this prompt, and is left as it is there. */
    private void joinByPrompt() {
        update("""
            create temp table staged_join on commit drop as
            select s.line, s.task_id as derived, t.task_id, t.digest
            from staged_task s
            cross join lateral (select task_id, digest from task
                                where pool_id = :pool and md5(messages) = md5(s.messages) and messages = s.messages
                                order by id limit 1) t
            where s.known_by_prompt
            """);
        update("""
            update staged_task s set task_id = j.task_id, digest = j.digest from staged_join j where s.line = j.line
            """);
        update("update staged_response r set task_id = j.task_id from staged_join j where r.line = j.line");
        update("""
            delete from staged_response r using (
                select r.ctid, row_number() over (partition by r.task_id, model, r.digest order by r.line, sample) as n
                from staged_response r join staged_task s on s.line = r.line where s.known_by_prompt) d
            where d.n > 1 and r.ctid = d.ctid
            """);
        update("""
            update staged_response r set sample = d.n
            from (select r.ctid, row_number() over (partition by r.task_id, model order by r.line, sample) as n
                  from staged_response r join staged_task s on s.line = r.line where s.known_by_prompt) d
            where r.ctid = d.ctid and r.sample <> d.n
            """);
        update("drop table staged_join");
    }

    private void refuseRepeatedTasks() {
        update("""
            insert into staged_reject
            select line, format('the task_id "%s" is already on line %s', task_id, first)
            from (select line, task_id, min(line) over (partition by task_id) as first from staged_task) s
            where line > first
            """);
    }

    /** For tables with one response in a row: rows of a task must agree on the task and differ in the model. */
    private void refuseDifferingRows() {
        update("""
            insert into staged_reject
            select line, format('the task "%s" differs here from line %s', task_id, first)
            from (select line, task_id, digest,
                         first_value(line) over task as first, first_value(digest) over task as first_digest
                  from staged_task window task as (partition by task_id order by line)) s
            where digest <> first_digest
            """);
        update("""
            insert into staged_reject
            select line, format('the response of "%s" to task "%s" is already on line %s', model, task_id, first)
            from (select line, task_id, model,
                         min(line) over (partition by task_id, model, sample) as first from staged_response) s
            where line > first
            """);
    }

    private void refuseUnknownGold() {
        update("""
            insert into staged_reject
            select line, format('the gold winner "%s" is neither a model of the pool or the file, nor tie or both_bad',
                                left(gold_winner, 60))
            from staged_task
            where gold_winner is not null and gold_winner not in ('tie', 'both_bad')
              and gold_winner not in (select name from model where pool_id = :pool)
              and gold_winner not in (select model from staged_response)
            """);
    }

    /** An answer alone needs a task that is there already or stands on another line. */
    private void refuseUnknownTasks() {
        update("""
            insert into staged_reject
            select line, format('there is no task "%s" in the pool or the file', left(task_id, 60))
            from staged_response s
            where not exists (select from staged_task t where t.task_id = s.task_id)
              and not exists (select from task t where t.pool_id = :pool and t.task_id = s.task_id)
            """);
    }

    private void refuseChanges() {
        update("""
            insert into staged_reject
            select s.line, format('the task "%s" would change, and a registered study uses this pool', s.task_id)
            from staged_task s join task t on t.pool_id = :pool and t.task_id = s.task_id
            where t.digest <> s.digest
            """);
        update("""
            insert into staged_reject
            select s.line, format('the response of "%s" to task "%s" would change, and a registered study uses this pool',
                                  s.model, s.task_id)
            from staged_response s
            join task t on t.pool_id = :pool and t.task_id = s.task_id
            join model m on m.pool_id = :pool and m.name = s.model
            join response r on r.task_id = t.id and r.model_id = m.id and r.sample = s.sample
            where r.digest <> s.digest
            """);
    }

    private void dropRefused() {
        update("delete from staged_task where line in (select line from staged_reject)");
        update("delete from staged_response where line in (select line from staged_reject)");
        update("""
            delete from staged_task
            where line in (select line from (select line, min(line) over (partition by task_id) as first
                                             from staged_task) s where line > first)
            """);
    }

    private void update(String sql) {
        jdbc.sql(sql).param("pool", poolId).update();
    }
}
