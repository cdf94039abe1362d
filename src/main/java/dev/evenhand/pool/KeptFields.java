package dev.evenhand.pool;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives what is staged of a known task the fields that its file does not have, as the pool holds them. */
final class KeptFields {
    private static final int BATCH = 1000;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final long poolId;

    KeptFields(JdbcClient jdbc, JdbcTemplate template, long poolId) {
        this.jdbc = jdbc;
        this.template = template;
        this.poolId = poolId;
    }

    void fill() {
        int filled = update("""
            update staged_task s
            set category = case when 'category' = any(s.lacks) then t.category else s.category end,
                language = case when 'language' = any(s.lacks) then t.language else s.language end,
                tags = case when 'tags' = any(s.lacks) then to_jsonb(t.tags) else s.tags end,
                gold = case when 'gold' = any(s.lacks) then t.gold else s.gold end,
                safety = case when 'safety' = any(s.lacks) then t.safety else s.safety end,
                metadata = case when 'metadata' = any(s.lacks) then t.metadata else s.metadata end,
                filled = true
            from task t
            where t.pool_id = :pool and t.task_id = s.task_id and t.digest <> s.digest
              and (t.category <> '' and 'category' = any(s.lacks) or t.language <> '' and 'language' = any(s.lacks)
                   or t.tags <> '{}' and 'tags' = any(s.lacks) or t.gold is not null and 'gold' = any(s.lacks)
                   or t.safety is not null and 'safety' = any(s.lacks)
                   or t.metadata is not null and 'metadata' = any(s.lacks))
            """);
        if (filled > 0) {
            takeDigests();
            digestOthers();
        }
    }

    /** What has become the task that is there has its digest. */
    private void takeDigests() {
        update("""
            update staged_task s set digest = t.digest, filled = false
            from task t
            where s.filled and t.pool_id = :pool and t.task_id = s.task_id
              and (s.messages, s.category, s.language, s.tags) = (t.messages, t.category, t.language, to_jsonb(t.tags))
              and (s.gold, s.safety, s.metadata) is not distinct from (t.gold, t.safety, t.metadata)
            """);
    }

    /** Row by row, however many there are. */
    private void digestOthers() {
        var digests = new ArrayList<Object[]>();
        template.query(
                connection -> {
                    var filled = connection.prepareStatement("""
                        select ctid::text as place, task_id, messages, category, language,
                               array(select jsonb_array_elements_text(tags)) as tags, gold::text, safety::text, metadata::text
                        from staged_task where filled
                        """);
                    filled.setFetchSize(BATCH);
                    return filled;
                },
                row -> {
                    var tags = List.of((String[]) row.getArray("tags").getArray());
                    var digest = StoredTask.digest(row, row.getString("category"), tags);
                    digests.add(new Object[] {digest, row.getString("place")});
                    if (digests.size() == BATCH) {
                        write(digests);
                    }
                });
        write(digests);
    }

    private void write(List<Object[]> digests) {
        template.batchUpdate("update staged_task set digest = ? where ctid = ?::tid", digests);
        digests.clear();
    }

    private int update(String sql) {
        return jdbc.sql(sql).param("pool", poolId).update();
    }
}
