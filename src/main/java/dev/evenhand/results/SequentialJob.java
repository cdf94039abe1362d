package dev.evenhand.results;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks at sequential studies every few seconds on one of the nodes. */
@Configuration(proxyBeanMethods = false)
class SequentialJob {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    @Bean
    RecurringTask<Void> watchSequentialStudies(SequentialRule rule) {
        return Tasks.recurring("watch-sequential-studies", FixedDelay.of(PAUSE))
                .execute((instance, context) -> rule.look());
    }
}
