package dev.evenhand.pool;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The numbered versions of a pool: who changed what, when, and the digest after it. */
@Repository
class PoolVersions {
    private static final int LISTED = 20;

    private final JdbcClient jdbc;

    PoolVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** `edited` says that the version changed tasks in a way that can be taken back. */
    record Version(
            int number,
            String what,
            String madeBy,
            Instant madeAt,
            long tasks,
            long responses,
            String digest,
            boolean edited) {}

    /** Of an edit, which changes no response. */
    int record(long poolId, String what, String by) {
        return record(poolId, what, 0, by);
    }

    /**
     * In the transaction that changed the pool, whose row it holds.
     *
     * @param replaced responses in whose place others came
     */
    int record(long poolId, String what, long replaced, String by) {
        return jdbc.sql("""
                insert into pool_version (pool_id, number, what, replaced, made_by, tasks, responses, digest)
                select id, 1 + coalesce((select max(number) from pool_version where pool_id = :pool), 0), :what, :replaced, :by,
                       tasks, responses, digest
                from pool where id = :pool
                returning number
                """)
                .param("pool", poolId)
                .param("what", what)
                .param("replaced", replaced)
                .param("by", by)
                .query(Integer.class)
                .single();
    }

    List<Version> of(long poolId) {
        return jdbc.sql("""
                select number, what, made_by, made_at, tasks, responses, encode(digest, 'hex') as digest,
                       exists (select from pool_edit e where e.pool_id = v.pool_id and e.number = v.number) as edited
                from pool_version v where pool_id = :pool order by number desc limit :most
                """)
                .param("pool", poolId)
                .param("most", LISTED)
                .query(Version.class)
                .list();
    }
}
