package dev.evenhand.pool;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** All pools. */
@Repository
public class Pools {
    private static final int LONGEST_SLUG = 50;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    Pools(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Pool> all() {
        return jdbc.sql("select id, slug, name, created_at, locked_at from pool order by created_at desc, id desc")
                .query(Pool.class)
                .list();
    }

    /** How much is in a pool, for lists of many. */
    record Size(long pool, long tasks, long models, long responses) {
        static final Size NOTHING = new Size(0, 0, 0, 0);
    }

    /** Of every pool, by its id. */
    Map<Long, Size> sizes() {
        return jdbc.sql("""
                select id as pool, tasks, (select count(*) from model m where m.pool_id = pool.id) as models, responses
                from pool""").query(Size.class).list().stream().collect(Collectors.toMap(Size::pool, size -> size));
    }

    public Optional<Pool> find(String slug) {
        return jdbc.sql("select id, slug, name, created_at, locked_at from pool where slug = :slug")
                .param("slug", slug)
                .query(Pool.class)
                .optional();
    }

    public Pool get(String slug) {
        return find(slug).orElseThrow(() -> new NoSuchPool("There is no pool “" + slug + "”."));
    }

    /** Makes an empty pool, with a slug like its name. */
    public Pool create(String name) {
        var stem = slug(name);
        for (int number = 1; ; number++) {
            var slug = number == 1 ? stem : stem + "-" + number;
            if (insert(slug, name.strip())) {
                return get(slug);
            }
        }
    }

    /** Lets the unique index decide, so that two requests at once cannot both win. */
    private boolean insert(String slug, String name) {
        try {
            return jdbc.sql("insert into pool (slug, name) values (:slug, :name) on conflict (slug) do nothing")
                            .param("slug", slug)
                            .param("name", name)
                            .update()
                    == 1;
        } catch (DuplicateKeyException e) {
            throw new PoolConflict("There is already a pool named “" + name + "”.");
        }
    }

    static String slug(String name) {
        var ascii = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        var slug = ascii.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        slug = slug.substring(0, Math.min(LONGEST_SLUG, slug.length())).replaceAll("^-|-$", "");
        return slug.isEmpty() ? "pool" : slug;
    }

    /**
     * From here on the pool may grow and not change; done again it changes nothing. An import takes the same lock: whatever it
     * changes is either wholly before this or refused.
     */
    public void lock(long id) {
        jdbc.sql("update pool set locked_at = coalesce(locked_at, now()) where id = :id")
                .param("id", id)
                .update();
    }

    /** Removes a pool that no study uses. */
    @Transactional
    public void delete(Pool pool) {
        if (pool.locked()) {
            throw new PoolConflict("A registered study uses this pool.");
        }
        try {
            jdbc.sql("delete from pool where id = :id").param("id", pool.id()).update();
        } catch (DataIntegrityViolationException e) {
            throw new PoolConflict("A study uses this pool.");
        }
    }

    public PoolSummary summary(long id) {
        return jdbc.sql("""
                select (select count(*) from model where pool_id = :id) as models, tasks, responses, empty, identical,
                       categories::text as categories, encode(digest, 'hex') as digest
                from pool where id = :id
                """)
                .param("id", id)
                .query((row, n) -> new PoolSummary(
                        row.getLong("tasks"),
                        row.getLong("models"),
                        row.getLong("responses"),
                        row.getLong("empty"),
                        row.getLong("identical"),
                        List.of(JSON.readValue(row.getString("categories"), PoolSummary.Category[].class)),
                        row.getString("digest")))
                .single();
    }
}
