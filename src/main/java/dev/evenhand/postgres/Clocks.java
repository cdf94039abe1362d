package dev.evenhand.postgres;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one clock of all nodes is the database's: what the app and its jobs call now is what statements call now. */
@Configuration(proxyBeanMethods = false)
class Clocks {

    @Bean
    Clock clock(JdbcClient database, @Qualifier("nodeClock") Clock node) {
        return new DatabaseClock(
                        () -> database.sql("select clock_timestamp()")
                                .query(OffsetDateTime.class)
                                .single()
                                .toInstant(),
                        node)
                .withZone(ZoneOffset.UTC);
    }

    /** What this machine says, which nobody else asks. */
    @Bean(defaultCandidate = false)
    Clock nodeClock() {
        return Clock.systemUTC();
    }

    /** A job that one node puts off by its own clock would wait on all others until theirs say the same. */
    @Bean
    com.github.kagkarlsson.scheduler.Clock schedulerClock(Clock clock) {
        return clock::instant;
    }
}
