package dev.evenhand.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class FailedUpgradeTests {

    private final TestDatabase database = TestDatabase.fresh().migrated();
    private final ApplicationContextRunner app = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class))
            .withUserConfiguration(GrantsConfiguration.class)
            .withPropertyValues(
                    "spring.datasource.url=" + database.url(),
                    "spring.datasource.username=" + TestDatabase.APP,
                    "spring.datasource.password=" + database.appPassword(),
                    "spring.flyway.user=" + TestDatabase.OWNER,
                    "spring.flyway.password=" + database.ownerPassword());

    /** Not half of it either, where it has several steps: the version before goes on with the schema that it knows. */
    @Test
    void leavesTheSchemaAsItWasAndNamesTheStepThatFailed(@TempDir Path steps) throws IOException {
        Files.writeString(steps.resolve("V998__fine.sql"), "create table fine (id int);");
        Files.writeString(steps.resolve("V999__broken.sql"), "alter table vote add column more int; select 1 / 0;");
        var before = schema();

        app.withPropertyValues("spring.flyway.locations=classpath:db/migration,filesystem:" + steps)
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("division by zero"));

        assertThat(schema()).isEqualTo(before);
        app.run(context -> assertThat(context).hasNotFailed());
    }

    private List<String> schema() {
        return database.asOwner().sql("""
                select table_name || '.' || column_name from information_schema.columns where table_schema = 'public'
                union all select script from flyway_schema_history order by 1""").query(String.class).list();
    }
}
