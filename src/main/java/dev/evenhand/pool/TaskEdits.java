package dev.evenhand.pool;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes categories and tags of many tasks at once, as a version that can be taken back. */
@Component
class TaskEdits {
    private static final int CHUNK = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final PoolVersions versions;

    TaskEdits(JdbcClient jdbc, JdbcTemplate template, PoolVersions versions) {
        this.jdbc = jdbc;
        this.template = template;
        this.versions = versions;
    }

    /** A task as it stands, and what it becomes. */
    private record Changed(long id, String category, List<String> tags, byte[] digest) {}

    /** The tasks that are meant: those ticked, or else all that the filter finds. */
    List<Long> meant(long poolId, TaskFilter filter, List<Long> ticked) {
        return ticked.isEmpty()
                ? Tasks.with(jdbc.sql("select t.id from task t " + filter.where() + " order by t.id"), poolId, filter)
                        .query(Long.class)
                        .list()
                : jdbc.sql("select id from task where pool_id = :pool and id = any(:ids) order by id")
                        .param("pool", poolId)
                        .param("ids", ticked.toArray(Long[]::new))
                        .query(Long.class)
                        .list();
    }

    /** Answers how many tasks the edit changed; none, and there is no version. */
    @Transactional
    public long apply(Pool pool, List<Long> ids, TaskEdit edit, String by) {
        hold(pool);
        var changed = new ArrayList<Changed>();
        for (int from = 0; from < ids.size(); from += CHUNK) {
            changed.addAll(changes(ids.subList(from, Math.min(ids.size(), from + CHUNK)), edit));
        }
        if (!changed.isEmpty()) {
            int number = versions.record(pool.id(), edit.words(changed.size()), by);
            write(pool.id(), number, changed);
            seal(pool.id(), number);
        }
        return changed.size();
    }

    private List<Changed> changes(List<Long> ids, TaskEdit edit) {
        return jdbc
                .sql("""
                select id, task_id, messages, category, language, tags, gold::text, safety::text, metadata::text
                from task where id = any(:ids) order by id
                """)
                .param("ids", ids.toArray(Long[]::new))
                .query((row, n) -> changed(row, edit))
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<Changed> changed(ResultSet row, TaskEdit edit) throws SQLException {
        var before = List.of((String[]) row.getArray("tags").getArray());
        var category = edit.category(row.getString("category"));
        var tags = edit.tags(before);
        if (category.equals(row.getString("category")) && tags.equals(before)) {
            return List.of();
        }
        return List.of(new Changed(row.getLong("id"), category, tags, StoredTask.digest(row, category, tags)));
    }

    private void write(long poolId, int number, List<Changed> changed) {
        template.batchUpdate(
                "insert into pool_edit select ?, ?, id, category, tags, digest from task where id = ?",
                changed.stream()
                        .map(task -> new Object[] {poolId, number, task.id()})
                        .toList(),
                new int[] {Types.BIGINT, Types.INTEGER, Types.BIGINT});
        template.batchUpdate(
                "update task set category = ?, tags = ?, digest = ? where id = ?",
                changed.stream()
                        .map(task -> new Object[] {
                            task.category(), task.tags().toArray(String[]::new), task.digest(), task.id()
                        })
                        .toList(),
                new int[] {Types.VARCHAR, Types.ARRAY, Types.BINARY, Types.BIGINT});
    }

    /** Puts the tasks of the newest version, if it was an edit, back to what they were. */
    @Transactional
    public void takeBack(Pool pool, int number, String by) {
        hold(pool);
        var newest = versions.of(pool.id()).stream().findFirst();
        if (newest.isEmpty() || newest.get().number() != number || !newest.get().edited()) {
            throw new PoolConflict("Only the newest version can be taken back, and only if it was an edit.");
        }
        int undone = versions.record(pool.id(), "taken back: " + newest.get().what(), by);
        jdbc.sql("""
                update task t set category = e.category, tags = e.tags, digest = e.digest
                from pool_edit e where e.pool_id = :pool and e.number = :number and t.id = e.task_id
                """).param("pool", pool.id()).param("number", number).update();
        seal(pool.id(), undone);
    }

    /** One change at a time, and none once a registered study uses the pool. */
    private void hold(Pool pool) {
        boolean locked = jdbc.sql("select locked_at is not null from pool where id = :pool for no key update")
                .param("pool", pool.id())
                .query(Boolean.class)
                .single();
        if (locked) {
            throw new PoolConflict("A registered study uses this pool: its tasks can no longer be changed.");
        }
    }

    private void seal(long poolId, int number) {
        var merge = new Merge(jdbc, poolId);
        merge.updateDigest();
        merge.updateCategories();
        jdbc.sql("""
                update pool_version v set digest = p.digest from pool p
                where p.id = :pool and v.pool_id = :pool and v.number = :number
                """).param("pool", poolId).param("number", number).update();
    }
}
