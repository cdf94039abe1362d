package dev.evenhand.pool;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page that says what stands out in a pool before anybody votes on it: leaks by model, errors, duplicates. */
@Controller
@PreAuthorize("hasRole('ADMIN')")
class FindingPages {
    private static final int EXAMPLES = 40;

    private final Pools pools;
    private final JdbcClient jdbc;

    FindingPages(Pools pools, JdbcClient jdbc) {
        this.pools = pools;
        this.jdbc = jdbc;
    }

    /** In how many responses of a model each kind of leak was found. */
    record OfModel(String model, long responses, long ownName, long knownName, long self, long artefact, long error) {}

    /** In how many tasks a kind was found. */
    record OfKind(Flag flag, long tasks) {}

    /** One place where something was found; no model if it is the task. */
    record Example(long id, String taskId, @Nullable String model, String kind, String excerpt) {}

    @GetMapping("/pools/{slug}/findings")
    String show(@PathVariable String slug, Model page) {
        var pool = pools.get(slug);
        page.addAttribute("pool", pool);
        page.addAttribute("models", models(pool.id()));
        page.addAttribute("kinds", kinds(pool.id()));
        page.addAttribute("examples", examples(pool.id()));
        return "pool/findings";
    }

    private List<OfModel> models(long pool) {
        return jdbc.sql("""
                select m.name as model, m.responses,
                       coalesce(own_name, 0) as own_name, coalesce(known_name, 0) as known_name,
                       coalesce(self, 0) as self, coalesce(artefact, 0) as artefact, coalesce(error, 0) as error
                from model m left join (
                    select r.model_id, count(*) as total, count(*) filter (where f.kind = 'own_name') as own_name,
                           count(*) filter (where f.kind = 'known_name') as known_name,
                           count(*) filter (where f.kind = 'self') as self,
                           count(*) filter (where f.kind = 'artefact') as artefact,
                           count(*) filter (where f.kind = 'error') as error
                    from pool_finding f join response r on r.id = f.response_id
                    where f.pool_id = :pool group by 1) c on c.model_id = m.id
                where m.pool_id = :pool order by coalesce(total, 0) desc, lower(m.name) limit 200
                """).param("pool", pool).query(OfModel.class).list();
    }

    private List<OfKind> kinds(long pool) {
        return jdbc.sql("""
                select upper(kind) as flag, count(distinct task_id) as tasks from pool_finding
                where pool_id = :pool and response_id is null group by kind order by kind
                """)
                .param("pool", pool)
                .query((row, n) -> new OfKind(Flag.valueOf(row.getString("flag")), row.getLong("tasks")))
                .list();
    }

    /** The first few of each kind. */
    private List<Example> examples(long pool) {
        return jdbc.sql("""
                select t.id, t.task_id, m.name as model, f.kind, f.excerpt
                from (values ('own_name'), ('known_name'), ('self'), ('artefact'), ('error'), ('near_duplicate'),
                             ('duplicate')) k (kind)
                cross join lateral (select * from pool_finding f where f.pool_id = :pool and f.kind = k.kind
                                    order by f.task_id limit 6) f
                join task t on t.id = f.task_id
                left join response r on r.id = f.response_id left join model m on m.id = r.model_id
                limit :most
                """)
                .param("pool", pool)
                .param("most", EXAMPLES)
                .query(Example.class)
                .list();
    }
}
