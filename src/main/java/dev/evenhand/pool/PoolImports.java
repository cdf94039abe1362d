package dev.evenhand.pool;

import java.sql.ResultSet;
import java.sql.SQLException;
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
    private static final String SELECT = """
            select id, pool_id, file_name, bytes, dry_run, partial, models, made_by, state, bytes_read, report::text as report,
                   created_at, finished_at
            from pool_import
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PoolImports(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<PoolImport> find(long id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(PoolImports::row)
                .optional();
    }

    List<PoolImport> recent(long poolId) {
        return jdbc.sql(SELECT + "where pool_id = :pool order by id desc limit 10")
                .param("pool", poolId)
                .query(PoolImports::row)
                .list();
    }

    private static PoolImport row(ResultSet row, int number) throws SQLException {
        var finished = row.getTimestamp("finished_at");
        return new PoolImport(
                row.getLong("id"),
                row.getLong("pool_id"),
                row.getString("file_name"),
                row.getLong("bytes"),
                row.getBoolean("dry_run"),
                row.getBoolean("partial"),
                List.of((String[]) row.getArray("models").getArray()),
                row.getString("made_by"),
                row.getString("state"),
                row.getLong("bytes_read"),
                row.getString("report"),
                row.getTimestamp("created_at").toInstant(),
                finished == null ? null : finished.toInstant());
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

    /** In the transaction of the import, which may have begun long ago. */
    @Transactional
    public void finish(long id, String state, @Nullable ImportReport report) {
        jdbc.sql("""
                update pool_import
                set state = :state, report = :report::jsonb, bytes_read = bytes, finished_at = clock_timestamp() where id = :id
                """)
                .param("id", id)
                .param("state", state)
                .param("report", report == null ? null : json.writeValueAsString(report))
                .update();
        jdbc.sql("""
                delete from pool_import_chunk
                where import_id = :id and not exists (select 1 from pool_import where id = :id and dry_run and state = 'done')""").param("id", id).update();
    }

    /** Whether a file that was tried is there still, to be imported by whoever handed it in. */
    boolean kept(PoolImport file, String by) {
        return file.dryRun()
                && file.state().equals("done")
                && file.madeBy().equals(by)
                && chunk(file.id(), 0).isPresent();
    }

    /** Tried files are kept for a day. */
    int forgetTried() {
        return jdbc.sql("""
                delete from pool_import_chunk c using pool_import i
                where i.id = c.import_id and i.dry_run and i.finished_at < now() - interval '1 day'""").update();
    }
}
