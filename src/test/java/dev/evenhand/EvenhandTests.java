package dev.evenhand;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EvenhandTest
class EvenhandTests {
    @Autowired
    private JdbcClient database;

    @Test
    void startsAndConnectsWithoutOwningTheDatabase() {
        assertThat(database.sql("select current_user").query(String.class).single())
                .isEqualTo(TestDatabase.APP);
    }
}
