package dev.evenhand.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings what stands out in a pool up to date with an import. */
final class Findings {
    private static final double ALIKE = 0.7;
    private static final int BATCH = 1000;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final long poolId;

    Findings(JdbcClient jdbc, JdbcTemplate template, long poolId) {
        this.jdbc = jdbc;
        this.template = template;
        this.poolId = poolId;
    }

    void update() {
        leaks();
        identical();
        missing();
        gold();
        duplicates();
        nearDuplicates();
    }

    private void leaks() {
        update("""
            delete from pool_finding f using staged_response s, task t, model m, response r
            where t.pool_id = :pool and t.task_id = s.task_id and m.pool_id = :pool and m.name = s.model
              and r.task_id = t.id and r.model_id = m.id and r.sample = s.sample and f.response_id = r.id
            """);
        update("""
            insert into pool_finding (pool_id, task_id, response_id, kind, excerpt)
            select distinct on (r.id, f.kind) :pool, t.id, r.id, f.kind, f.excerpt
            from staged_finding f
            join staged_response s on s.line = f.line and s.model = f.model and s.given_sample = f.sample
            join task t on t.pool_id = :pool and t.task_id = s.task_id
            join model m on m.pool_id = :pool and m.name = s.model
            join response r on r.task_id = t.id and r.model_id = m.id and r.sample = s.sample
            on conflict do nothing
            """);
    }

    private void identical() {
        renew("identical", """
            select distinct t.id, '' from task t join response r on r.task_id = t.id
            where t.pool_id = :pool group by t.id, r.digest having count(distinct r.model_id) > 1
            """);
    }

    private void missing() {
        renew("missing", """
            select t.id, '' from task t
            left join (select r.task_id, count(distinct r.model_id) as n from response r join task i on i.id = r.task_id
                       where i.pool_id = :pool group by 1) c on c.task_id = t.id
            where t.pool_id = :pool and coalesce(c.n, 0) < (select count(*) from model where pool_id = :pool)
            """);
    }

    private void gold() {
        renew("gold", "select t.id, '' from task t where t.pool_id = :pool and t.gold is not null");
    }

    private void duplicates() {
        renew("duplicate", """
            select id, left('as ' || first, 300) from (
                select t.id, first_value(t.task_id) over prompt as first, row_number() over prompt as n
                from task t where t.pool_id = :pool window prompt as (partition by md5(t.messages) order by t.id)) d
            where n > 1
            """);
    }

    private void renew(String kind, String rows) {
        update("delete from pool_finding where pool_id = :pool and kind = '" + kind + "'");
        update("insert into pool_finding (pool_id, task_id, kind, excerpt) select :pool, id, '" + kind
                + "', excerpt from (" + rows + ") as found (id, excerpt)");
    }

    /** Each against the first task of its band; the pairs are read one by one, however many there are. */
    private void nearDuplicates() {
        update("delete from pool_finding where pool_id = :pool and kind = 'near_duplicate'");
        var found = new ArrayList<Object[]>();
        template.query(
                connection -> {
                    var pairs = connection.prepareStatement("""
                        select p.id, p.other, a.prompt_text, b.prompt_text, b.task_id
                        from (select distinct id, other from (
                                  select t.id, min(t.id) over (partition by band, at) as other
                                  from task t cross join unnest(t.bands) with ordinality as b (band, at)
                                  where t.pool_id = ?) banded
                              where id > other) p
                        join task a on a.id = p.id join task b on b.id = p.other
                        where md5(a.messages) <> md5(b.messages)
                        order by p.id, p.other
                        """);
                    pairs.setLong(1, poolId);
                    pairs.setFetchSize(BATCH);
                    return pairs;
                },
                row -> {
                    double alike = Shingles.similarity(Shingles.of(row.getString(3)), Shingles.of(row.getString(4)));
                    if (alike >= ALIKE) {
                        found.add(new Object[] {poolId, row.getLong(1), excerpt(alike, row.getString(5))});
                    }
                });
        for (int from = 0; from < found.size(); from += BATCH) {
            List<Object[]> some = found.subList(from, Math.min(found.size(), from + BATCH));
            template.batchUpdate("""
                insert into pool_finding (pool_id, task_id, kind, excerpt) values (?, ?, 'near_duplicate', ?)
                on conflict do nothing
                """, some);
        }
    }

    private static String excerpt(double alike, String other) {
        return String.format(Locale.ROOT, "%.0f %% alike: %s", 100 * alike, other);
    }

    private void update(String sql) {
        jdbc.sql(sql).param("pool", poolId).update();
    }
}
