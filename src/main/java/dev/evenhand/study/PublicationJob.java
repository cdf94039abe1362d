package dev.evenhand.study;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Publishes closed studies on the date their plan names, on whichever node is free. */
@Configuration(proxyBeanMethods = false)
class PublicationJob {

    @Bean
    RecurringTask<Void> publication(Publications publications) {
        return Tasks.recurring("study-publication", FixedDelay.ofMinutes(1))
                .execute((instance, context) -> publications.publishDue());
    }
}
