package dev.evenhand;

import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Whole apps of a test's own, several on one database where a test asks for it. */
public final class Nodes {

    private Nodes() {}

    public static ConfigurableApplicationContext start(TestDatabase database) {
        return app(database).run();
    }

    /** One whose machine has another time. */
    public static ConfigurableApplicationContext start(TestDatabase database, Clock clock) {
        return app(database)
                .initializers(context -> context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
                    @Override
                    public Object postProcessAfterInitialization(Object bean, String name) {
                        return name.equals("nodeClock") ? clock : bean;
                    }
                }))
                .run("--db-scheduler.polling-interval=100ms");
    }

    /**
     * @param url another way to the database than straight
     * @param properties which go before all others
     */
    public static ConfigurableApplicationContext start(TestDatabase database, String url, String... properties) {
        return app(new TestDatabase(url, database.ownerPassword(), database.appPassword()))
                .run(Stream.of(properties).map(property -> "--" + property).toArray(String[]::new));
    }

    private static SpringApplicationBuilder app(TestDatabase database) {
        return new SpringApplicationBuilder(Evenhand.class)
                .properties(
                        "server.port=0",
                        "evenhand.demo=false",
                        "evenhand.anchors=target/test-data/checkpoints",
                        "spring.datasource.hikari.maximum-pool-size=8",
                        "spring.datasource.hikari.minimum-idle=0",
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + TestDatabase.APP,
                        "spring.datasource.password=" + database.appPassword(),
                        "spring.flyway.user=" + TestDatabase.OWNER,
                        "spring.flyway.password=" + database.ownerPassword());
    }

    public static int port(ConfigurableApplicationContext node) {
        return node.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
