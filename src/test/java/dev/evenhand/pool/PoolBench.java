package dev.evenhand.pool;

import dev.evenhand.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Assumptions;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** A pool in a real database with an importer before it. */
final class PoolBench {
    static final ImportOptions WHOLE = new ImportOptions(false, false);
    static final ImportOptions PARTIAL = new ImportOptions(false, true);
    static final ImportOptions DRY = new ImportOptions(true, false);

    private static final TestDatabase DATABASE = TestDatabase.fresh().migrated();

    final JdbcClient jdbc = JdbcClient.create(DATABASE.app());
    final Pools pools = new Pools(jdbc);
    final PoolModels models = new PoolModels(jdbc);
    final Tasks tasks = new Tasks(jdbc);
    final PoolVersions versions = new PoolVersions(jdbc);
    final TaskEdits edits;
    final Pool pool;
    private final Importer importer;

    PoolBench() {
        var source = DATABASE.app();
        importer = new Importer(
                new JdbcTemplate(source), JdbcClient.create(source), new DataSourceTransactionManager(source));
        edits = new TaskEdits(jdbc, new JdbcTemplate(source), versions);
        pool = pools.create("Pool " + System.nanoTime());
    }

    /** One that its user closes, for what has to happen in a transaction. */
    Connection connection() throws SQLException {
        return DATABASE.app().getConnection();
    }

    ImportReport take(String file) {
        return take(file, WHOLE);
    }

    ImportReport take(String file, ImportOptions options) {
        return take(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), options);
    }

    ImportReport take(byte[] file) {
        return take(new ByteArrayInputStream(file), WHOLE);
    }

    ImportReport take(InputStream file, ImportOptions options) {
        return importer.run(pool.id(), file, options);
    }

    ImportReport takeShared(String path) throws IOException {
        var file = Path.of("../shared/data", path);
        Assumptions.assumeTrue(Files.exists(file), () -> file + " is not here");
        try (var in = Files.newInputStream(file)) {
            return take(in, WHOLE);
        }
    }

    PoolSummary summary() {
        return pools.summary(pool.id());
    }

    /** A line with one task and two responses. */
    static String line(String taskId, String first, String second) {
        return """
                {"task_id":"%s","prompt":"Why?","responses":[{"model":"m1","content":"%s"},{"model":"m2","content":"%s"}]}
                """.formatted(taskId, first, second);
    }
}
