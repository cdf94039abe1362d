package dev.evenhand;

import dev.evenhand.postgres.TestServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of a test's own on a real, durable server: empty until migrated. */
public record TestDatabase(String url, String ownerPassword, String appPassword) {
    public static final String OWNER = "evenhand_owner";
    public static final String APP = "evenhand_app";

    public static TestDatabase fresh() {
        return new TestDatabase(TestServer.create(name()), TestServer.ownerPassword(), TestServer.appPassword());
    }

    /** One whose rows lie in a folder of their own, until it is dropped. */
    public static TestDatabase in(Path folder) {
        return new TestDatabase(
                TestServer.create(name(), folder), TestServer.ownerPassword(), TestServer.appPassword());
    }

    public void drop() {
        TestServer.drop(name(url));
    }

    /** Another database that has all this one has, as a backup put back elsewhere would. */
    public TestDatabase copy() {
        return new TestDatabase(TestServer.copy(name(url), name()), ownerPassword, appPassword);
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1).replaceFirst("\\?.*", "");
    }

    private static String name() {
        return "test_" + UUID.randomUUID().toString().replace("-", "");
    }

    public TestDatabase migrated() {
        Flyway.configure()
                .dataSource(owner())
                .placeholders(Map.of("app_role", APP))
                .load()
                .migrate();
        return this;
    }

    /** Opens a connection for each use; wrap it in a pool where that matters. */
    public DataSource app() {
        return new DriverManagerDataSource(url, APP, appPassword);
    }

    public DataSource owner() {
        return new DriverManagerDataSource(url, OWNER, ownerPassword);
    }

    public JdbcClient asApp() {
        return JdbcClient.create(app());
    }

    public JdbcClient asOwner() {
        return JdbcClient.create(owner());
    }

    /** Gives each Spring context such a database, connected as the app is in earnest. */
    static class Connected implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var database = fresh();
            TestPropertyValues.of(
                            "spring.datasource.url=" + database.url(),
                            "spring.datasource.username=" + APP,
                            // One server carries the contexts of all tests at once.
                            "spring.datasource.hikari.maximum-pool-size=8",
                            "spring.datasource.hikari.minimum-idle=0",
                            "spring.datasource.password=" + database.appPassword(),
                            "evenhand.anchors=target/test-data/checkpoints",
                            // What a test ordered it waits for.
                            "db-scheduler.polling-interval=100ms",
                            "spring.flyway.user=" + OWNER,
                            "spring.flyway.password=" + database.ownerPassword())
                    .applyTo(context);
            if (!context.getEnvironment().containsProperty("evenhand.demo")) {
                TestPropertyValues.of("evenhand.demo=false").applyTo(context);
            }
        }
    }
}
