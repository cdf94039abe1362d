package dev.evenhand.postgres;

import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells the migrations which role the app has, so that they can grant it what it needs and no more. */
@Configuration(proxyBeanMethods = false)
class GrantsConfiguration {
    /** Asked of the server, because a user may put the name into the URL, a file or the environment. */
    @Bean
    FlywayConfigurationCustomizer appRole(DataSource dataSource) {
        var role = JdbcClient.create(dataSource)
                .sql("select current_user")
                .query(String.class)
                .single();
        return configuration -> configuration.getPlaceholders().put("app_role", role.replace("'", "''"));
    }
}
