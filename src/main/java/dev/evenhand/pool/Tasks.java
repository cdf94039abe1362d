package dev.evenhand.pool;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
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

    private static final String MATCHING = """
            where t.pool_id = :pool and (:category::text is null or t.category = :category)
              and (t.prompt_text ilike :pattern or t.task_id ilike :pattern)
            """;

    private final JdbcClient jdbc;

    Tasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public TaskPage list(long poolId, TaskQuery query) {
        var tasks = matching("""
                select t.id, t.task_id, left(t.prompt_text, 240) as prompt, t.category, t.language,
                       (select count(*) from response r where r.task_id = t.id) as responses
                from task t
                """ + MATCHING + " order by t.id limit :size offset :skip", poolId, query)
                .param("size", query.size())
                .param("skip", (long) query.page() * query.size())
                .query(TaskSummary.class)
                .list();
        long total = matching("select count(*) from task t " + MATCHING, poolId, query)
                .query(Long.class)
                .single();
        return new TaskPage(tasks, query.page(), query.size(), total);
    }

    private JdbcClient.StatementSpec matching(String sql, long poolId, TaskQuery query) {
        return jdbc.sql(sql)
                .param("pool", poolId)
                .param("category", query.category())
                .param("pattern", query.pattern());
    }

    public Optional<Task> find(long id) {
        return jdbc.sql(TASK + "where id = :id")
                .param("id", id)
                .query(Tasks::task)
                .optional();
    }

    public List<Task> byIds(Collection<Long> ids) {
        return jdbc.sql(TASK + "where id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query(Tasks::task)
                .list();
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
