package dev.evenhand.results;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Folds tallies every few seconds on one of the nodes. */
@Configuration(proxyBeanMethods = false)
class TallyFoldJob {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Bean
    RecurringTask<Void> foldTallies(TallyFold fold) {
        return Tasks.recurring("fold-tallies", FixedDelay.of(PAUSE)).execute((instance, context) -> fold.fold());
    }
}
