package dev.evenhand.ledger;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Writes and signs every log that something happened in, every few seconds on one of the nodes. */
@Configuration(proxyBeanMethods = false)
class LedgerJob {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerJob.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Bean
    RecurringTask<Void> writeLedgers(Ledgers ledgers, LedgerKey key, Sequencer sequencer, LogKeeper keeper) {
        return Tasks.recurring("write-ledgers", FixedDelay.of(PAUSE)).execute((instance, context) -> {
            ledgers.begin(key.installation());
            ledgers.waiting().forEach(study -> write(study, sequencer, keeper));
        });
    }

    /** One broken log does not keep the others from being written. */
    private static void write(long study, Sequencer sequencer, LogKeeper keeper) {
        try {
            while (sequencer.sequence(study) == Sequencer.BATCH) {
                // A full batch may not be the last.
            }
            keeper.sign(study);
        } catch (BrokenLog | Malformed broken) {
            LOG.error("The ledger is broken and is not signed: {}", broken.getMessage());
        }
    }
}
