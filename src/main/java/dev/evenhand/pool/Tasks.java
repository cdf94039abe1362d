package dev.evenhand.pool;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The tasks of all pools with what was answered to them. */
@Repository
public class Tasks {
    private static final String TASK = """
            select id, pool_id, task_id, messages, category, language, tags, gold::text, safety::text, metadata::text,
                   encode(digest, 'hex') as digest
            from task
            """;

    private static final String RESPONSE = """
            select r.id, r.task_id, m.name as model, r.sample, r.messages, r.characters,
                   encode(r.digest, 'hex') as digest
            from response r join model m on m.id = r.model_id
            """;

    /** How far the tasks that a filter finds are counted. */
    private static final int COUNTED = 10_000;

    private final JdbcClient jdbc;

    Tasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public TaskPage list(long poolId, TaskQuery query) {
        boolean all = query.filter().equals(TaskFilter.ALL);
        long total = all ? ofAll(poolId) : count(poolId, query.filter());
        boolean more = !all && total > COUNTED;
        var found = page(poolId, query, more);
        boolean beyond = found.size() > query.size();
        var shown = new ArrayList<>(found.subList(0, Math.min(query.size(), found.size())));
        if (query.before() != null) {
            Collections.reverse(shown);
        }
        boolean earlier = query.before() != null ? beyond : query.after() != null || query.page() > 0;
        boolean later = query.before() != null || beyond;
        return new TaskPage(
                shown,
                query.page(),
                query.size(),
                more ? COUNTED : total,
                more,
                earlier && !shown.isEmpty() ? shown.get(0).id() : null,
                later && !shown.isEmpty() ? shown.get(shown.size() - 1).id() : null);
    }

    /** One more than a page holds, to know whether there is a next; first the ids alone, then what is shown of them. */
    List<TaskSummary> page(long poolId, TaskQuery query, boolean many) {
        return with(jdbc.sql("""
                select t.id, t.task_id, left(t.prompt_text, 240) as prompt, t.category, t.language, t.tags,
                       (select count(*) from response r where r.task_id = t.id) as responses,
                       array(select distinct f.kind from pool_finding f where f.task_id = t.id order by 1) as findings
                from (select t.id %s limit :size offset :skip) p
                cross join lateral (select * from task where id = p.id offset 0) t
                %s
                """.formatted(query.ids(many), query.order())), poolId, query.filter())
                .param("after", query.after())
                .param("before", query.before())
                .param("size", query.size() + 1)
                .param("skip", (long) query.page() * query.size())
                .query(Tasks::summary)
                .list();
    }

    private long ofAll(long poolId) {
        return jdbc.sql("select tasks from pool where id = :pool")
                .param("pool", poolId)
                .query(Long.class)
                .single();
    }

    /** One more than is ever said. */
    private long count(long poolId, TaskFilter filter) {
        return with(
                        jdbc.sql("select count(*) from (select from task t " + filter.where()
                                + " limit :most) matching"),
                        poolId,
                        filter)
                .param("most", COUNTED + 1)
                .query(Long.class)
                .single();
    }

    static JdbcClient.StatementSpec with(JdbcClient.StatementSpec sql, long poolId, TaskFilter filter) {
        return sql.param("pool", poolId)
                .param("words", filter.words().strip())
                .param("category", filter.category())
                .param("language", filter.language())
                .param("tag", filter.tag());
    }

    private static TaskSummary summary(ResultSet row, int number) throws SQLException {
        return new TaskSummary(
                row.getLong("id"),
                row.getString("task_id"),
                row.getString("prompt"),
                row.getString("category"),
                row.getString("language"),
                List.of((String[]) row.getArray("tags").getArray()),
                row.getLong("responses"),
                List.of((String[]) row.getArray("findings").getArray()));
    }

    /** The values that tasks of a pool have, for lists to choose from. */
    List<String> languages(long poolId) {
        return jdbc.sql("""
                with recursive l as (
                    (select language from task where pool_id = :pool order by language limit 1)
                    union all
                    select (select t.language from task t where t.pool_id = :pool and t.language > l.language
                            order by t.language limit 1)
                    from l where l.language is not null)
                select language from l where language <> '' limit 200
                """).param("pool", poolId).query(String.class).list();
    }

    public Optional<Task> find(long id) {
        return jdbc.sql(TASK + "where id = :id")
                .param("id", id)
                .query(Tasks::task)
                .optional();
    }

    public List<Response> responsesOf(long taskId) {
        return jdbc.sql(RESPONSE + "where r.task_id = :task order by lower(m.name), m.name, r.sample")
                .param("task", taskId)
                .query(Tasks::response)
                .list();
    }

    public List<Response> responses(Collection<Long> ids) {
        return jdbc.sql(RESPONSE + "where r.id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query(Tasks::response)
                .list();
    }

    private static Task task(ResultSet row, int number) throws SQLException {
        return new Task(
                row.getLong("id"),
                row.getLong("pool_id"),
                row.getString("task_id"),
                Message.list(row.getString("messages")),
                row.getString("category"),
                row.getString("language"),
                List.of((String[]) row.getArray("tags").getArray()),
                row.getString("gold"),
                row.getString("safety"),
                row.getString("metadata"),
                row.getString("digest"));
    }

    private static Response response(ResultSet row, int number) throws SQLException {
        return new Response(
                row.getLong("id"),
                row.getLong("task_id"),
                row.getString("model"),
                row.getInt("sample"),
                Message.list(row.getString("messages")),
                row.getInt("characters"),
                row.getString("digest"));
    }
}
