package dev.evenhand.web;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets the buckets that have filled up again, on one node an hour. */
@Configuration(proxyBeanMethods = false)
class LimitCleaning {

    private static final int BATCH = 1000;

    @Bean
    RecurringTask<Void> forgetFullBuckets(Limits limits) {
        return Tasks.recurring("forget-full-buckets", FixedDelay.ofHours(1))
                .execute((instance, context) -> forgetAll(limits));
    }

    private static void forgetAll(Limits limits) {
        int forgotten;
        do {
            forgotten = limits.forgetFull(BATCH);
        } while (forgotten == BATCH);
    }
}
