package dev.evenhand.study;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a study can be planned on. */
@Component
class PoolChoices {

    private final JdbcClient jdbc;

    PoolChoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A pool with its size. */
    record Choice(String slug, String name, long tasks, long models) {}

    List<Choice> pools() {
        return jdbc.sql("""
                select p.slug, p.name, p.tasks,
                       (select count(*) from model m where m.pool_id = p.id) as models
                from pool p order by p.created_at desc limit 500""").query(Choice.class).list();
    }

    /** What people call it; a pool that is gone goes by its slug. */
    String name(String pool) {
        return jdbc.sql("select name from pool where slug = :pool")
                .param("pool", pool)
                .query(String.class)
                .optional()
                .orElse(pool);
    }

    /** Tasks whose answer is known. */
    long golds(String pool) {
        return jdbc.sql("""
                select count(*) from task t join pool p on p.id = t.pool_id
                where p.slug = :pool and t.gold ->> 'winner' is not null""").param("pool", pool).query(Long.class).single();
    }

    /** A model with the number of tasks it answered. */
    record ModelChoice(String name, long responses) {}

    List<ModelChoice> models(String pool) {
        return jdbc.sql("""
                select m.name, (select count(*) from response r where r.model_id = m.id and r.sample = 1) as responses
                from model m join pool p on p.id = m.pool_id where p.slug = :pool order by m.name""").param("pool", pool).query(ModelChoice.class).list();
    }
}
