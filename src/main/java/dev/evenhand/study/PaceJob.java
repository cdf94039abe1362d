package dev.evenhand.study;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the counts of running studies fresh on one of the nodes, so that whoever opens a dashboard does not wait. */
@Configuration(proxyBeanMethods = false)
class PaceJob {

    private static final Duration PAUSE = Duration.ofSeconds(20);

    @Bean
    RecurringTask<Void> foldPace(PaceFold fold, JdbcClient jdbc) {
        return Tasks.recurring("fold-pace", FixedDelay.of(PAUSE))
                .execute((instance, context) ->
                        jdbc.sql("""
                select s.id from study s left join pace_mark m on m.study_id = s.id
                where s.state in ('open', 'paused')
                   or (s.state in ('closed', 'published') and (m.upto is null or m.upto < s.closed_at))""").query(Long.class).list().forEach(fold::fold));
    }
}
