package dev.evenhand.pool;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings what is staged into a pool: first refuses lines, then adds and changes rows. It never removes any. */
final class Merge {
    private final JdbcClient jdbc;
    private final long poolId;

    Merge(JdbcClient jdbc, long poolId) {
        this.jdbc = jdbc;
        this.poolId = poolId;
    }

    /** One import at a time in a pool, and none while a study locks it. */
    boolean lockPool() {
        return jdbc.sql("select locked_at is not null from pool where id = :pool for no key update")
                .param("pool", poolId)
                .query(Boolean.class)
                .single();
    }

    void refuseRepeatedTasks() {
        update("""
            insert into staged_reject
            select line, format('the task_id "%s" is already on line %s', task_id, first)
            from (select line, task_id, min(line) over (partition by task_id) as first from staged_task) s
            where line > first
            """);
    }

    /** For tables with one response in a row: rows of a task must agree on the task and differ in the model. */
    void refuseDifferingRows() {
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

    void refuseUnknownGold() {
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

    void refuseChanges() {
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

    void dropRefused() {
        update("delete from staged_task where line in (select line from staged_reject)");
        update("delete from staged_response where line in (select line from staged_reject)");
        update("""
            delete from staged_task
            where line in (select line from (select line, min(line) over (partition by task_id) as first
                                             from staged_task) s where line > first)
            """);
        jdbc.sql("analyze staged_task, staged_response").update();
    }

    int addModels() {
        return update("""
            insert into model (pool_id, name) select distinct :pool, model from staged_response
            on conflict (pool_id, name) do nothing
            """);
    }

    ImportReport.Counts mergeTasks() {
        int all = count("staged_task");
        int updated = update("""
            update task t
            set messages = s.messages, prompt_text = s.prompt_text, category = s.category, language = s.language,
                tags = array(select jsonb_array_elements_text(s.tags)), gold = s.gold, safety = s.safety,
                metadata = s.metadata, digest = s.digest
            from staged_task s
            where t.pool_id = :pool and t.task_id = s.task_id and t.digest <> s.digest
            """);
        int added = update("""
            insert into task (pool_id, task_id, messages, prompt_text, category, language, tags, gold, safety, metadata,
                              digest)
            select :pool, task_id, messages, prompt_text, category, language,
                   array(select jsonb_array_elements_text(tags)), gold, safety, metadata, digest
            from staged_task order by line
            on conflict (pool_id, task_id) do nothing
            """);
        return new ImportReport.Counts(added, updated, all - added - updated);
    }

    ImportReport.Counts mergeResponses() {
        int all = count("staged_response");
        int updated = update("""
            update response r
            set messages = s.messages, characters = s.characters, digest = s.digest
            from staged_response s
            join task t on t.pool_id = :pool and t.task_id = s.task_id
            join model m on m.pool_id = :pool and m.name = s.model
            where r.task_id = t.id and r.model_id = m.id and r.sample = s.sample and r.digest <> s.digest
            """);
        int added = update("""
            insert into response (task_id, model_id, sample, messages, characters, digest)
            select t.id, m.id, s.sample, s.messages, s.characters, s.digest
            from staged_response s
            join task t on t.pool_id = :pool and t.task_id = s.task_id
            join model m on m.pool_id = :pool and m.name = s.model
            order by s.line
            on conflict (task_id, model_id, sample) do nothing
            """);
        return new ImportReport.Counts(added, updated, all - added - updated);
    }

    /** SHA-256 over the tasks, each SHA-256 of its digest with those of its responses by model and sample. */
    void updateDigest() {
        update("""
            update pool set digest = sha256(coalesce((
                select string_agg(leaf, ''::bytea order by leaf)
                from (select sha256(t.digest || coalesce(string_agg(
                                 sha256(convert_to(m.name, 'UTF8')) || int4send(r.sample) || r.digest, ''::bytea
                                 order by m.name collate "C", r.sample), ''::bytea)) as leaf
                      from task t left join response r on r.task_id = t.id left join model m on m.id = r.model_id
                      where t.pool_id = :pool
                      group by t.id) leaves), ''::bytea))
            where id = :pool
            """);
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private int update(String sql) {
        return jdbc.sql(sql).param("pool", poolId).update();
    }
}
