package dev.evenhand.pool;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        var understanding = stage(file, options);
        var merge = new Merge(jdbc, poolId);
        merge.prepare();
        new Refusals(jdbc, poolId, new KeptFields(jdbc, template, poolId)).apply(understanding.tasksSpanRows());
        long rejected = jdbc.sql("select count(distinct line) from staged_reject")
                .query(Long.class)
                .single();
        boolean apply = !options.dryRun() && (rejected == 0 || options.partial());
        if (!apply) {
            status.setRollbackOnly();
        }
        if (rejected > 0 && !options.partial() && !options.dryRun()) {
            return new ImportReport(
                    false,
                    false,
                    ImportReport.Counts.NONE,
                    ImportReport.Counts.NONE,
                    0,
                    rejected,
                    rejects(),
                    understanding.understood(),
                    List.of(),
                    List.of(),
                    List.of());
        }
        var known = merge.modelsKnown();
        int models = merge.addModels();
        var erased = merge.erased();
        var tasks = merge.mergeTasks();
        var responses = merge.mergeResponses();
        merge.updateDigest();
        merge.updateCounts();
        new Findings(jdbc, template, poolId).update();
        recordVersion(poolId, understanding, tasks, responses, options.by());
        if (apply) {
            merge.tellPlanner(tasks.different() + responses.different());
        }
        return new ImportReport(
                options.dryRun(),
                apply,
                tasks,
                responses,
                models,
                rejected,
                rejects(),
                understanding.understood(),
                merge.modelsInFile(known, understanding.answersAll()),
                erased,
                options.dryRun() ? merge.preview() : List.of());
    }

    /** An import that changed nothing makes no version. */
    private void recordVersion(
            long poolId,
            Understanding understanding,
            ImportReport.Counts tasks,
            ImportReport.Counts responses,
            String by) {
        if (tasks.different() + responses.different() > 0) {
            var what = "import (format: %s): %s"
                    .formatted(understanding.understood().format(), words(tasks, responses));
            new PoolVersions(jdbc).record(poolId, what, responses.updated(), by);
        }
    }

    private static String words(ImportReport.Counts tasks, ImportReport.Counts responses) {
        return Stream.of(
                        counted(tasks.added(), "new task"),
                        counted(tasks.updated(), "changed task"),
                        counted(responses.added(), "new response"),
                        counted(responses.updated(), "changed response"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String counted(int count, String what) {
        return count == 0 ? "" : "%,d %s%s".formatted(count, what, count == 1 ? "" : "s");
    }

    private Understanding stage(InputStream file, ImportOptions options) {
        var staging = new Staging(template);
        staging.open();
        var understanding = new Understanding();
        try {
            PoolFile.read(file, staging, understanding, options.models());
        } catch (Unreadable e) {
            staging.reject(e.reject().line(), e.reject().reason());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        staging.flush();
        return understanding;
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
