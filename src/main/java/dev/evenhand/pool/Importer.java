package dev.evenhand.pool;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a pool file into a pool, wholly or not at all, or only says what that would do. */
@Component
public class Importer {
    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Importer(JdbcTemplate template, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.template = template;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Reads the file to its end. A network stream should be stored first, or its pace holds a transaction open. */
    public ImportReport run(long poolId, InputStream file, ImportOptions options) {
        return run(poolId, file, options, report -> {});
    }

    /** As above; what `applied` does is committed with the import. */
    ImportReport run(long poolId, InputStream file, ImportOptions options, Consumer<ImportReport> applied) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var report = attempt(poolId, file, options, status);
            if (report.applied()) {
                applied.accept(report);
            }
            return report;
        }));
    }

    private ImportReport attempt(long poolId, InputStream file, ImportOptions options, TransactionStatus status) {
        boolean tasksSpanRows = stage(file);
        var merge = new Merge(jdbc, poolId);
        refuse(merge, tasksSpanRows);
        long rejected = jdbc.sql("select count(distinct line) from staged_reject")
                .query(Long.class)
                .single();
        var rejects = rejects();
        boolean apply = !options.dryRun() && (rejected == 0 || options.partial());
        if (!apply) {
            status.setRollbackOnly();
        }
        if (rejected > 0 && !options.partial() && !options.dryRun()) {
            return new ImportReport(
                    false, false, ImportReport.Counts.NONE, ImportReport.Counts.NONE, 0, rejected, rejects);
        }
        int models = merge.addModels();
        var tasks = merge.mergeTasks();
        var responses = merge.mergeResponses();
        merge.updateDigest();
        return new ImportReport(options.dryRun(), apply, tasks, responses, models, rejected, rejects);
    }

    private boolean stage(InputStream file) {
        var staging = new Staging(template);
        staging.open();
        boolean tasksSpanRows = false;
        try {
            tasksSpanRows = PoolFile.read(file, staging);
        } catch (Unreadable e) {
            staging.reject(e.reject().line(), e.reject().reason());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        staging.flush();
        return tasksSpanRows;
    }

    private static void refuse(Merge merge, boolean tasksSpanRows) {
        boolean locked = merge.lockPool();
        if (tasksSpanRows) {
            merge.refuseDifferingRows();
        } else {
            merge.refuseRepeatedTasks();
        }
        merge.refuseUnknownGold();
        if (locked) {
            merge.refuseChanges();
        }
        merge.dropRefused();
    }

    private List<Reject> rejects() {
        return jdbc.sql("""
            select line, reason from (
                select distinct on (line) line, reason from staged_reject order by line, reason) s
            order by line limit :limit
            """)
                .param("limit", Limits.REJECTS_LISTED)
                .query(Reject.class)
                .list();
    }
}
