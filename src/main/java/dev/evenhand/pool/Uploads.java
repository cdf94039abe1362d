package dev.evenhand.pool;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a file that is handed in by page and orders its import. */
@Component
class Uploads {
    private static final int CHUNK = 1 << 20;
    private static final int LONGEST_NAME = 200;

    private final JdbcClient jdbc;
    private final SchedulerClient scheduler;
    private final Clock clock;

    Uploads(JdbcClient jdbc, SchedulerClient scheduler, Clock clock) {
        this.jdbc = jdbc;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Stores the file and orders its import, both or neither. */
    @Transactional
    public long store(long poolId, @Nullable String fileName, InputStream file, ImportOptions options)
            throws IOException {
        long id = jdbc.sql("""
                insert into pool_import (pool_id, file_name, bytes, dry_run, partial, models, made_by)
                values (:pool, :name, 0, :dry, :partial, :models, :by) returning id
                """)
                .param("pool", poolId)
                .param("name", shortName(fileName))
                .param("dry", options.dryRun())
                .param("partial", options.partial())
                .param("models", options.models().toArray(String[]::new))
                .param("by", options.by())
                .query(Long.class)
                .single();
        storeChunks(id, file);
        jdbc.sql("""
                update pool_import set bytes = (select coalesce(sum(length(content)), 0)
                                                from pool_import_chunk where import_id = :id)
                where id = :id
                """).param("id", id).update();
        order(id);
        return id;
    }

    /** Imports a file that was tried, as it was handed in: once, by the same person. */
    @Transactional
    public long importTried(PoolImport tried, String by) {
        if (!tried.dryRun() || !tried.madeBy().equals(by)) {
            throw new PoolConflict("Only whoever tried a file can import it from here.");
        }
        long id = jdbc.sql("""
                insert into pool_import (pool_id, file_name, bytes, dry_run, partial, models, made_by)
                select pool_id, file_name, bytes, false, partial, models, made_by
                from pool_import where id = :tried and state = 'done' returning id""")
                .param("tried", tried.id())
                .query(Long.class)
                .optional()
                .orElseThrow(Uploads::gone);
        int chunks = jdbc.sql("update pool_import_chunk set import_id = :id where import_id = :tried")
                .param("id", id)
                .param("tried", tried.id())
                .update();
        if (chunks == 0) {
            throw gone();
        }
        order(id);
        return id;
    }

    private void order(long id) {
        scheduler.scheduleIfNotExists(new TaskInstance<Void>(ImportJob.NAME, String.valueOf(id)), clock.instant());
    }

    private static PoolConflict gone() {
        return new PoolConflict(
                "This file is not kept any more, or is imported already: choose it again on the pool’s page.");
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
}
