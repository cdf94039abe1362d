package dev.evenhand.ledger;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Writes and signs every log that something happened in, every few seconds on one of the nodes. */
@Configuration(proxyBeanMethods = false)
class LedgerJob {

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration AUDIT_PAUSE = Duration.ofSeconds(10);

    @Bean
    RecurringTask<Void> writeLedgers(Ledgers ledgers, LedgerKey key, LedgerWriter writer, Succession succession) {
        return Tasks.recurring("write-ledgers", FixedDelay.of(PAUSE)).execute((instance, context) -> {
            ledgers.begin(key.installation());
            ledgers.lapseWhatIsOver();
            // Soon after a failover, whether there is anything to write or not.
            succession.remember();
            // One broken log does not keep the others from being written.
            ledgers.waiting().forEach(writer::write);
        });
    }

    /** Beside the writing, since a long ledger takes its time. */
    @Bean
    RecurringTask<Void> auditLedgers(LedgerAudit audit) {
        return Tasks.recurring("audit-ledgers", FixedDelay.of(AUDIT_PAUSE))
                .execute((instance, context) -> audit.due().forEach(audit::check));
    }
}
