package dev.evenhand.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.TestDatabase;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedPostgresConfigurationTests {
    private final ApplicationContextRunner app = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class))
            .withUserConfiguration(EmbeddedPostgresConfiguration.class, GrantsConfiguration.class);

    @Test
    void migratesAsOwnerAndWorksAsPlainRole(@TempDir Path data) {
        app.withPropertyValues("evenhand.data=" + data, "spring.datasource.url=")
                .run(context -> {
                    assertThat(context).hasSingleBean(EmbeddedPostgres.class);
                    assertThat(user(context.getBean(DataSource.class))).isEqualTo(Roles.APP);
                    assertThat(user(context.getBean(Flyway.class)
                                    .getConfiguration()
                                    .getDataSource()))
                            .isEqualTo(Roles.OWNER);
                });
    }

    @Test
    void startsNothingBesideServerOfUsersOwn() {
        var server = TestDatabase.fresh();
        app.withPropertyValues(
                        "spring.datasource.url=" + server.url(),
                        "spring.datasource.username=" + TestDatabase.OWNER,
                        "spring.datasource.password=" + server.ownerPassword())
                .run(context -> {
                    assertThat(context).doesNotHaveBean(EmbeddedPostgres.class);
                    assertThat(user(context.getBean(Flyway.class)
                                    .getConfiguration()
                                    .getDataSource()))
                            .isEqualTo(TestDatabase.OWNER);
                });
    }

    private static String user(DataSource dataSource) {
        return JdbcClient.create(dataSource)
                .sql("select current_user")
                .query(String.class)
                .single();
    }
}
