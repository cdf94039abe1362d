package dev.evenhand.desk;

import dev.evenhand.study.StudyResumed;
import java.time.Duration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Time in which nobody could answer is no time of a lease: what raters held when a study was paused is theirs for a whole one. */
@Component
class Resuming {

    private final JdbcClient jdbc;

    Resuming(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the transaction that says that it goes on; slots before ballots. */
    @EventListener
    void extend(StudyResumed resumed) {
        var lease = Duration.ofMinutes(resumed.plan().leaseMinutes()).toSeconds() + " seconds";
        jdbc.sql("""
                update slot set lease_until = greatest(lease_until, clock_timestamp() + :lease::interval)
                where study_id = :study and state = 'leased'""").param("study", resumed.studyId()).param("lease", lease).update();
        jdbc.sql("""
                update ballot set expires_at = greatest(expires_at, clock_timestamp() + :lease::interval)
                where study_id = :study and state = 'issued'""").param("study", resumed.studyId()).param("lease", lease).update();
    }
}
