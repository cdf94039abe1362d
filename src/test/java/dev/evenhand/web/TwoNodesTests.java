package dev.evenhand.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.Nodes;
import dev.evenhand.SignIn;
import dev.evenhand.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two processes on one database are one server to whoever signs in. */
class TwoNodesTests {
    private static TestDatabase database;
    private static JdbcClient rows;
    private static ConfigurableApplicationContext one;
    private static ConfigurableApplicationContext other;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        rows = database.asApp();
        one = Nodes.start(database);
        other = Nodes.start(database);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @Test
    void makesOneFirstAdmin() {
        assertThat(rows.sql("select count(*) from account where name = 'admin'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void shareASessionAndLoseItTogether() {
        SignIn.person(rows, "Ada", "ADMIN");
        var here = new Visitor(Nodes.port(one));
        here.signIn("Ada", SignIn.PASSWORD);
        var there = here.at(Nodes.port(other));
        assertThat(here.get("/people").statusCode()).isEqualTo(200);
        assertThat(there.get("/people").statusCode()).isEqualTo(200);
        rows.sql("update account set disabled_at = now() where name = 'Ada'").update();
        assertThat(there.get("/people").statusCode()).isEqualTo(302);
        assertThat(here.get("/people").statusCode()).isEqualTo(302);
    }

    @Test
    void countGuessesTogether() {
        SignIn.person(rows, "Grace", "ADMIN");
        var here = new Visitor(Nodes.port(one));
        var there = new Visitor(Nodes.port(other));
        for (var i = 0; i < SignInLimit.TRIES_PER_NAME; i++) {
            var answer = (i % 2 == 0 ? here : there).signIn("Grace", "wrong");
            assertThat(answer.statusCode()).isEqualTo(302);
        }
        assertThat(here.signIn("Grace", "wrong").statusCode()).isEqualTo(429);
        assertThat(there.signIn("grace", SignIn.PASSWORD).statusCode()).isEqualTo(429);
    }
}
