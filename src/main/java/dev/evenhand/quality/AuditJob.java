package dev.evenhand.quality;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.evenhand.results.ResponseStyles;
import dev.evenhand.study.Studies;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Audits the raters of studies whose votes have grown, on one of the nodes. */
@Configuration(proxyBeanMethods = false)
class AuditJob {

    private static final Duration PAUSE = Duration.ofSeconds(15);

    @Bean
    RecurringTask<Void> auditRaters(GrownStudies grown, Studies studies, Audits audits, ResponseStyles styles) {
        return Tasks.recurring("audit-raters", FixedDelay.of(PAUSE))
                .execute((instance, context) -> grown.forOneLook()
                        .forEach(id -> studies.findById(id).ifPresent(study -> {
                            styles.countAtLeisure(study);
                            audits.audit(study);
                        })));
    }
}
