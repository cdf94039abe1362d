package dev.evenhand.pool;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Files that were handed in by page: kept in the database until a node has imported them. */
@Repository
class PoolImports {
    static final String JOB = "pool-import";

    private static final int CHUNK = 1 << 20;
    private static final int LONGEST_NAME = 200;
    private static final String SELECT = """
            select id, pool_id, file_name, bytes, dry_run, partial, state, bytes_read, report::text as report,
                   created_at, finished_at
            from pool_import
            """;

    private final JdbcClient jdbc;
    private final SchedulerClient scheduler;
    private final JsonMapper json;

    PoolImports(JdbcClient jdbc, SchedulerClient scheduler, JsonMapper json) {
        this.jdbc = jdbc;
        this.scheduler = scheduler;
        this.json = json;
    }

    /** Stores the file and orders its import, both or neither. */
    @Transactional
    public long store(long poolId, @Nullable String fileName, InputStream file, ImportOptions options)
            throws IOException {
        long id = jdbc.sql("""
                insert into pool_import (pool_id, file_name, bytes, dry_run, partial)
                values (:pool, :name, 0, :dry, :partial) returning id
                """)
                .param("pool", poolId)
                .param("name", shortName(fileName))
                .param("dry", options.dryRun())
                .param("partial", options.partial())
                .query(Long.class)
                .single();
        storeChunks(id, file);
        jdbc.sql("""
                update pool_import set bytes = (select coalesce(sum(length(content)), 0)
                                                from pool_import_chunk where import_id = :id)
                where id = :id
                """).param("id", id).update();
        scheduler.scheduleIfNotExists(new TaskInstance<Void>(JOB, String.valueOf(id)), Instant.now());
        return id;
    }

    private void storeChunks(long id, InputStream file) throws IOException {
        int number = 0;
        for (byte[] chunk = file.readNBytes(CHUNK); chunk.length > 0; chunk = file.readNBytes(CHUNK)) {
            jdbc.sql("insert into pool_import_chunk (import_id, number, content) values (:id, :number, :content)")
                    .param("id", id)
                    .param("number", number++)
                    .param("content", chunk)
                    .update();
        }
    }

    /** Some browsers send a path, and a name may hold anything. */
    private static String shortName(@Nullable String name) {
        var last = name == null ? "" : name.substring(1 + Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')));
        last = last.replaceAll("\\p{Cntrl}|\\p{Cs}", "");
        return last.isBlank() ? "file" : last.substring(0, Math.min(LONGEST_NAME, last.length()));
    }

    Optional<PoolImport> find(long id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(PoolImport.class)
                .optional();
    }

    List<PoolImport> recent(long poolId) {
        return jdbc.sql(SELECT + "where pool_id = :pool order by id desc limit 10")
                .param("pool", poolId)
                .query(PoolImport.class)
                .list();
    }

    Optional<byte[]> chunk(long id, int number) {
        return jdbc.sql("select content from pool_import_chunk where import_id = :id and number = :number")
                .param("id", id)
                .param("number", number)
                .query((row, n) -> row.getBytes("content"))
                .optional();
    }

    /** In a transaction of its own, so that it is seen while the import's is open. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void progress(long id, long bytesRead) {
        jdbc.sql("update pool_import set state = 'running', bytes_read = :read where id = :id")
                .param("id", id)
                .param("read", bytesRead)
                .update();
    }

    @Transactional
    public void finish(long id, String state, @Nullable ImportReport report) {
        jdbc.sql("""
                update pool_import
                set state = :state, report = :report::jsonb, bytes_read = bytes, finished_at = now() where id = :id
                """)
                .param("id", id)
                .param("state", state)
                .param("report", report == null ? null : json.writeValueAsString(report))
                .update();
        jdbc.sql("delete from pool_import_chunk where import_id = :id")
                .param("id", id)
                .update();
    }
}
