package dev.evenhand.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/** Lets no node whose clock is ahead clear away the sessions of the others: it takes the database's word too. */
@Configuration(proxyBeanMethods = false)
class SessionCleaning {

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> onlyWhatIsOver() {
        return sessions -> sessions.setDeleteSessionsByExpiryTimeQuery("""
                delete from %TABLE_NAME%
                where expiry_time < ? and expiry_time < extract(epoch from clock_timestamp()) * 1000""");
    }
}
