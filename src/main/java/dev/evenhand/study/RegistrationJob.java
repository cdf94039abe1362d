package dev.evenhand.study;

import com.github.kagkarlsson.scheduler.task.FailureHandler.MaxRetriesFailureHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Registers large studies on whichever node is free. What a node that dies had begun is undone, and another begins anew. */
@Configuration(proxyBeanMethods = false)
class RegistrationJob {

    static final String NAME = "register-study";

    private static final int RETRIES = 2;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** Each order under a name of its own: the run before it may still be on the scheduler's list, told as ended or not. */
    static TaskInstance<Void> of(long study) {
        return new TaskInstance<>(NAME, study + "-" + UUID.randomUUID());
    }

    private static long study(TaskInstance<?> instance) {
        return Long.parseLong(instance.getId().split("-")[0]);
    }

    @Bean
    OneTimeTask<Void> registerStudyTask(Registrations registrations, Registration registration) {
        return Tasks.oneTime(NAME)
                .onFailure(new MaxRetriesFailureHandler<>(
                        RETRIES,
                        new OnFailureRetryLater<>(PAUSE),
                        (failed, operations) -> registrations.fail(study(failed.getExecution().taskInstance))))
                .execute((instance, context) -> run(registrations, registration, study(instance)));
    }

    private static void run(Registrations registrations, Registration registration, long study) {
        registrations.actor(study).ifPresent(actor -> {
            try {
                registration.carryOut(
                        study, actor, (part, done, whole) -> registrations.advance(study, part, done, whole));
            } catch (InvalidPlan e) {
                registrations.refuse(study, e.problems());
            }
        });
    }
}
