package dev.evenhand.pool;

import java.sql.Array;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings what is staged into a pool: adds and changes rows, and never removes any. */
final class Merge {
    private final JdbcClient jdbc;
    private final long poolId;

    Merge(JdbcClient jdbc, long poolId) {
        this.jdbc = jdbc;
        this.poolId = poolId;
    }

    /**
     * The planner takes a pool that is newer than its statistics for one with a task or two, and then goes through what
     * is staged for each of them: by an index that is as quick as it thinks.
     */
    void prepare() {
        jdbc.sql("""
            create index if not exists staged_response_task on staged_response (task_id);
            create index if not exists staged_response_line on staged_response (line);
            create index if not exists staged_finding_line on staged_finding (line);
            create index if not exists staged_task_id on staged_task (task_id);
            analyze staged_task, staged_response, staged_finding
            """).update();
    }

    Set<String> modelsKnown() {
        return Set.copyOf(jdbc.sql("select name from model where pool_id = :pool")
                .param("pool", poolId)
                .query(String.class)
                .list());
    }

    int addModels() {
        return update("""
            insert into model (pool_id, name) select distinct :pool, model from staged_response
            on conflict (pool_id, name) do nothing
            """);
    }

    /** To be asked before tasks are merged: what they lose by it. */
    List<ImportReport.Erased> erased() {
        return jdbc.sql("""
            select f.field, count(*) as tasks
            from staged_task s
            join task t on t.pool_id = :pool and t.task_id = s.task_id
            cross join lateral (values
                ('category', t.category <> '' and s.category = ''), ('language', t.language <> '' and s.language = ''),
                ('tags', not t.tags <@ array(select jsonb_array_elements_text(s.tags))),
                ('gold', t.gold is not null and s.gold is null), ('safety', t.safety is not null and s.safety is null),
                ('metadata', t.metadata is not null and s.metadata is null)) f (field, lost)
            where t.digest <> s.digest and f.lost
            group by f.field order by f.field
            """)
                .param("pool", poolId)
                .query(ImportReport.Erased.class)
                .list();
    }

    ImportReport.Counts mergeTasks() {
        int all = count("staged_task");
        int updated = update("""
            update task t
            set messages = s.messages, prompt_text = s.prompt_text, category = s.category, language = s.language,
                tags = array(select jsonb_array_elements_text(s.tags)), gold = s.gold, safety = s.safety,
                metadata = s.metadata, digest = s.digest, bands = s.bands
            from staged_task s
            where t.pool_id = :pool and t.task_id = s.task_id and t.digest <> s.digest
            """);
        int added = update("""
            insert into task (pool_id, task_id, messages, prompt_text, category, language, tags, gold, safety, metadata,
                              digest, bands)
            select :pool, task_id, messages, prompt_text, category, language,
                   array(select jsonb_array_elements_text(tags)), gold, safety, metadata, digest, bands
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

    List<ImportReport.ModelInFile> modelsInFile(Set<String> known, boolean answersAll) {
        return jdbc.sql("""
            select name, responses, coalesce(missing, 0) as missing, first
            from (select model as name, count(*) as responses from staged_response group by 1) f
            left join lateral (
                select count(*) as missing, array_agg(task_id order by n) filter (where n <= 5) as first
                from (select t.task_id, row_number() over (order by t.id) as n from task t
                      where :all and t.pool_id = :pool and not exists (
                          select from response r join model m on m.id = r.model_id
                          where r.task_id = t.id and m.pool_id = :pool and m.name = f.name)) w) l on true
            order by lower(name), name limit :limit
            """)
                .param("pool", poolId)
                .param("all", answersAll)
                .param("limit", Limits.MODELS_LISTED)
                .query((row, n) -> new ImportReport.ModelInFile(
                        row.getString("name"),
                        !known.contains(row.getString("name")),
                        row.getLong("responses"),
                        row.getLong("missing"),
                        texts(row.getArray("first"))))
                .list();
    }

    /** The first tasks of the file that a rater could be shown, as the pool has them now. */
    List<ImportReport.Preview> preview() {
        return jdbc.sql("""
            select t.task_id, t.messages, a.messages as a, b.messages as b
            from (select task_id, min(line) as line from staged_response group by 1 order by 2 limit 50) f
            join task t on t.pool_id = :pool and t.task_id = f.task_id
            cross join lateral (select r.messages, m.id from response r join model m on m.id = r.model_id
                                where r.task_id = t.id order by r.sample, m.id limit 1) a
            cross join lateral (select r.messages from response r
                                where r.task_id = t.id and r.model_id <> a.id order by r.sample, r.model_id limit 1) b
            where length(t.messages) + length(a.messages) + length(b.messages) < :longest
            order by f.line limit 3
            """)
                .param("pool", poolId)
                .param("longest", Limits.PREVIEW)
                .query(ImportReport.Preview.class)
                .list();
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    /** What a page says of a pool is counted here once and not on every visit. */
    void updateCounts() {
        update("""
            update pool set (responses, empty) = (
                select count(*), count(*) filter (where r.characters = 0)
                from response r join task t on t.id = r.task_id where t.pool_id = :pool),
              tasks = (select count(*) from task where pool_id = :pool),
              identical = (select coalesce(sum(n * (n - 1) / 2), 0)
                           from (select count(distinct i.model_id) as n from response i join task t on t.id = i.task_id
                                 where t.pool_id = :pool group by i.task_id, i.digest) same)
            where id = :pool
            """);
        update("""
            update model m set responses = (select count(*) from response r where r.model_id = m.id) where pool_id = :pool
            """);
        updateCategories();
    }

    void updateCategories() {
        update("""
            update pool set categories = coalesce((
                select jsonb_agg(jsonb_build_object('name', category, 'tasks', n) order by category)
                from (select category, count(*) as n from task where pool_id = :pool group by 1) counted), '[]')
            where id = :pool
            """);
    }

    /**
     * After an import that makes a difference statistics come with it, and not some minute later: until then lists would be
     * planned for the tables as they were. The database gathers them at the same share of rows, when it comes to it.
     */
    void tellPlanner(long changed) {
        boolean much =
                jdbc.sql("""
            select :changed > 50 + 0.1 * coalesce(sum(greatest(reltuples, 0)), 0)
            from pg_class where oid in ('task'::regclass, 'response'::regclass)
            """).param("changed", changed).query(Boolean.class).single();
        if (much) {
            jdbc.sql("analyze task, response, model, pool_finding").update();
        }
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private int update(String sql) {
        return jdbc.sql(sql).param("pool", poolId).update();
    }
}
