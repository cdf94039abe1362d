package dev.evenhand.quality;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.evenhand.results.ResponseStyles;
import dev.evenhand.study.Studies;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Audits the raters of studies whose votes have grown, on one of the nodes. */
@Configuration(proxyBeanMethods = false)
class AuditJob {

    private static final Duration PAUSE = Duration.ofSeconds(15);

    /** Beyond this an audit takes longer than anybody wants to spend on it unasked. */
    private static final long MOST_VOTES = 500_000;

    @Bean
    RecurringTask<Void> auditRaters(JdbcClient jdbc, Studies studies, Audits audits, ResponseStyles styles) {
        return Tasks.recurring("audit-raters", FixedDelay.of(PAUSE))
                .execute((instance, context) -> jdbc.sql(GROWN)
                        .param("most", MOST_VOTES)
                        .query(Long.class)
                        .list()
                        .forEach(id -> studies.findById(id).ifPresent(study -> {
                            styles.countAtLeisure(study);
                            audits.audit(study);
                        })));
    }

    /** By a fiftieth and twenty votes at least while a study goes on, by any vote once it is over. */
    private static final String GROWN = """
            select s.id
            from study s
            cross join lateral (select %s as votes) now
            left join lateral (select a.votes from rater_audit a where a.study_id = s.id order by a.id desc limit 1) last
                   on true
            where s.state in ('open', 'paused', 'closed', 'published') and now.votes between 1 and :most
              and now.votes - coalesce(last.votes, 0) >=
                  case when s.state in ('closed', 'published') then 1 else greatest(20, coalesce(last.votes, 0) / 50) end""".formatted(Audits.VOTES);
}
