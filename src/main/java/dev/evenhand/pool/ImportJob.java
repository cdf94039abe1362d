package dev.evenhand.pool;

import com.github.kagkarlsson.scheduler.task.FailureHandler.MaxRetriesFailureHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Imports stored files on whichever node is free. A node that dies leaves the file to another. */
@Configuration(proxyBeanMethods = false)
class ImportJob {
    static final String NAME = "pool-import";

    private static final int RETRIES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final byte[] END = {};

    @Bean
    OneTimeTask<Void> poolImportTask(PoolImports imports, Importer importer) {
        return Tasks.oneTime(NAME)
                .onFailure(new MaxRetriesFailureHandler<>(
                        RETRIES,
                        new OnFailureRetryLater<>(PAUSE),
                        (failed, operations) -> imports.finish(
                                Long.parseLong(failed.getExecution().getId()), "failed", null)))
                .execute((instance, context) -> run(imports, importer, Long.parseLong(instance.getId())));
    }

    @Bean
    RecurringTask<Void> forgetTriedFiles(PoolImports imports) {
        return Tasks.recurring("forget-tried-files", FixedDelay.ofHours(1))
                .execute((instance, context) -> imports.forgetTried());
    }

    private static void run(PoolImports imports, Importer importer, long id) {
        imports.find(id).filter(PoolImport::underWay).ifPresent(file -> {
            var content = new ChunkStream(
                    number -> imports.chunk(id, number).orElse(END), read -> imports.progress(id, read));
            var report = importer.run(
                    file.poolId(), content, file.options(), applied -> imports.finish(id, "done", applied));
            if (!report.applied()) {
                imports.finish(id, report.rejected() > 0 && !file.partial() ? "rejected" : "done", report);
            }
        });
    }
}
