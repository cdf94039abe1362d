package dev.evenhand.exchange;

import com.github.kagkarlsson.scheduler.task.FailureHandler.MaxRetriesFailureHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes bundles on whichever node is free. A node that dies leaves its bundle to another. */
@Configuration(proxyBeanMethods = false)
class BundleJob {

    static final String NAME = "make-bundle";

    private static final int RETRIES = 2;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    @Bean
    OneTimeTask<Void> makeBundleTask(Bundles bundles, BundleMaking making) {
        return Tasks.oneTime(NAME)
                .onFailure(new MaxRetriesFailureHandler<>(
                        RETRIES,
                        new OnFailureRetryLater<>(PAUSE),
                        (failed, operations) -> bundles.fail(
                                Long.parseLong(failed.getExecution().getId()))))
                .execute((instance, context) -> making.run(Long.parseLong(instance.getId())));
    }
}
