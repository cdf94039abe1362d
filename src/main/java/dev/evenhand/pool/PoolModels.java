package dev.evenhand.pool;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The models of each pool. */
@Repository
public class PoolModels {
    private final JdbcClient jdbc;

    PoolModels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<PoolModel> of(long poolId) {
        return jdbc.sql("""
                select m.id, m.name, m.version, m.provider, m.settings::text as settings, m.responses
                from model m where m.pool_id = :pool order by lower(m.name), m.name
                """).param("pool", poolId).query(PoolModel.class).list();
    }

    public Optional<PoolModel> find(long poolId, String name) {
        return jdbc.sql("""
                select m.id, m.name, m.version, m.provider, m.settings::text as settings, m.responses
                from model m where m.pool_id = :pool and m.name = :name
                """)
                .param("pool", poolId)
                .param("name", name)
                .query(PoolModel.class)
                .optional();
    }

    /**
     * Keeps what is known of a model, known or new. In a locked pool what has been said stays, because a study's
     * masks were made of it; what has not been said yet may still be.
     */
    @Transactional
    public PoolModel describe(
            Pool pool, String name, @Nullable String version, @Nullable String provider, String settings) {
        checkName(name);
        int changed = jdbc.sql("""
                insert into model as m (pool_id, name, version, provider, settings)
                values (:pool, :name, :version, :provider, :settings::jsonb)
                on conflict (pool_id, name) do update
                set version = excluded.version, provider = excluded.provider, settings = excluded.settings
                where (select locked_at is null from pool where id = :pool)
                   or (coalesce(m.version, excluded.version), coalesce(m.provider, excluded.provider))
                          is not distinct from (excluded.version, excluded.provider)
                      and m.settings in ('{}', excluded.settings)
                """)
                .param("pool", pool.id())
                .param("name", name)
                .param("version", version)
                .param("provider", provider)
                .param("settings", settings)
                .update();
        if (changed == 0) {
            throw new PoolConflict(
                    "A registered study uses this pool: what is known of a model can be added, not changed.");
        }
        return find(pool.id(), name).orElseThrow();
    }

    private static void checkName(String name) {
        try {
            Texts.check(name);
            Texts.id(name, "the model's name");
        } catch (InvalidEntry e) {
            throw new InvalidModel(e.reason());
        }
    }
}
