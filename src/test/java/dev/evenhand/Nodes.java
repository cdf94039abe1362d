package dev.evenhand;

import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Whole apps of a test's own, several on one database where a test asks for it. */
public final class Nodes {

    /** Jobs that died with a connection are taken up after some beats were missed. */
    private static final String QUICK_TO_FIND_THE_DEAD = "--db-scheduler.heartbeat-interval=200ms";

    private Nodes() {}

    public static ConfigurableApplicationContext start(TestDatabase database) {
        return app(database).run(QUICK_TO_FIND_THE_DEAD);
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
                .run("--db-scheduler.polling-interval=100ms", QUICK_TO_FIND_THE_DEAD);
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
