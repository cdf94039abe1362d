package dev.evenhand.postgres;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Runs a server of our own when the user names none: the app connects as a plain role, migrations as the owner. */
@Configuration(proxyBeanMethods = false)
@Conditional(EmbeddedPostgresConfiguration.NoServerGiven.class)
class EmbeddedPostgresConfiguration {
    @Bean
    EmbeddedPostgres embeddedPostgres(@Value("${evenhand.data:data}") Path data) {
        return EmbeddedPostgres.start(data);
    }

    @Bean
    AppConnection appConnection(EmbeddedPostgres postgres) {
        return new AppConnection(postgres);
    }

    @Bean
    OwnerConnection ownerConnection(EmbeddedPostgres postgres) {
        return new OwnerConnection(postgres);
    }

    /** How the app reaches the database. */
    record AppConnection(EmbeddedPostgres postgres) implements JdbcConnectionDetails {
        @Override
        public String getJdbcUrl() {
            return postgres.url(EmbeddedPostgres.DATABASE);
        }

        @Override
        public String getUsername() {
            return Roles.APP;
        }

        @Override
        public String getPassword() {
            return postgres.passwords().app();
        }
    }

    /** How migrations reach the database. */
    record OwnerConnection(EmbeddedPostgres postgres) implements FlywayConnectionDetails {
        @Override
        public String getJdbcUrl() {
            return postgres.url(EmbeddedPostgres.DATABASE);
        }

        @Override
        public String getUsername() {
            return Roles.OWNER;
        }

        @Override
        public String getPassword() {
            return postgres.passwords().owner();
        }
    }

    /** An empty setting counts as none, as compose files and shells leave them. */
    static class NoServerGiven implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !StringUtils.hasText(context.getEnvironment().getProperty("spring.datasource.url"));
        }
    }
}
