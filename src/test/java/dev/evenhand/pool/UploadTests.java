package dev.evenhand.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.EvenhandTest;
import dev.evenhand.Patience;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@EvenhandTest
class UploadTests {
    @Autowired
    private Uploads uploads;

    @Autowired
    private PoolImports imports;

    @Autowired
    private Pools pools;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionOperations transaction;

    private PoolImport finished(long id) {
        return Patience.await().until(() -> imports.find(id).orElseThrow(), run -> !run.underWay());
    }

    private long hand(Pool pool, String name, String file, ImportOptions options) throws IOException {
        return uploads.store(pool.id(), name, new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), options);
    }

    @Test
    void readsAFileOfManyChunksWhole() throws Exception {
        var pool = pools.create("Chunks");
        var file = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            file.append(PoolBench.line("t" + i, "é".repeat(700), "b"));
        }
        var done = finished(hand(pool, "C:\\files\\large.jsonl", file.toString(), PoolBench.WHOLE));
        assertThat(done.state()).isEqualTo("done");
        assertThat(done.fileName()).isEqualTo("large.jsonl");
        assertThat(done.bytes()).isGreaterThan(2 << 20).isEqualTo(done.bytesRead());
        assertThat(pools.summary(pool.id()).tasks()).isEqualTo(2_000);
        assertThat(chunks(done.id())).isZero();
    }

    @Test
    void saysWhenAnImportEndedAndNotWhenItBegan() throws Exception {
        var done = finished(hand(pools.create("Long"), "a", PoolBench.line("t", "a", "b"), PoolBench.WHOLE));
        transaction.executeWithoutResult(status -> {
            var late = database.sql("select clock_timestamp()")
                    .query(Timestamp.class)
                    .single()
                    .toInstant();
            imports.finish(done.id(), "done", null);
            assertThat(imports.find(done.id()).orElseThrow().finishedAt()).isAfterOrEqualTo(late);
        });
    }

    @Test
    void importsATriedFileOnceAndByItsOwnerOnly() throws Exception {
        var pool = pools.create("Tried");
        var dry = new ImportOptions(true, false, List.of(), "ada");
        var tried = finished(hand(pool, "a", PoolBench.line("t", "a", "b"), dry));
        assertThat(imports.kept(tried, "ada")).isTrue();
        assertThat(imports.kept(tried, "bob")).isFalse();
        assertThatThrownBy(() -> uploads.importTried(tried, "bob")).isInstanceOf(PoolConflict.class);
        var done = finished(uploads.importTried(tried, "ada"));
        assertThat(done.state()).isEqualTo("done");
        assertThat(done.dryRun()).isFalse();
        assertThat(pools.summary(pool.id()).tasks()).isEqualTo(1);
        assertThat(imports.kept(tried, "ada")).isFalse();
        assertThatThrownBy(() -> uploads.importTried(tried, "ada")).isInstanceOf(PoolConflict.class);
    }

    @Test
    void forgetsTriedFilesAfterADay() throws Exception {
        var pool = pools.create("Forgotten");
        var young = finished(hand(pool, "young", PoolBench.line("t", "a", "b"), PoolBench.DRY));
        var old = finished(hand(pool, "old", PoolBench.line("t", "a", "b"), PoolBench.DRY));
        database.sql("update pool_import set finished_at = now() - interval '25 hours' where id = :id")
                .param("id", old.id())
                .update();
        imports.forgetTried();
        assertThat(chunks(young.id())).isEqualTo(1);
        assertThat(chunks(old.id())).isZero();
    }

    private long chunks(long id) {
        return database.sql("select count(*) from pool_import_chunk where import_id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    @Test
    void keepsTheReportOfADryRunAndOfRejects() throws Exception {
        var pool = pools.create("Reports");
        var tried = finished(hand(pool, "a", PoolBench.line("t", "a", "b"), PoolBench.DRY));
        assertThat(tried.state()).isEqualTo("done");
        var rejected = finished(hand(pool, "b", "{broken", PoolBench.WHOLE));
        assertThat(rejected.state()).isEqualTo("rejected");
        assertThat(rejected.report()).contains("broken JSON");
        assertThat(pools.summary(pool.id()).tasks()).isZero();
    }
}
