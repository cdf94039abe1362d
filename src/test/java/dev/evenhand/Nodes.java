package dev.evenhand;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Whole apps of a test's own, several on one database where a test asks for it. */
public final class Nodes {

    private Nodes() {}

    public static ConfigurableApplicationContext start(TestDatabase database) {
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
                        "spring.flyway.password=" + database.ownerPassword())
                .run();
    }

    public static int port(ConfigurableApplicationContext node) {
        return node.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
