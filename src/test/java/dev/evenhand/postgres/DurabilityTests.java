package dev.evenhand.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class DurabilityTests {
    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void findsNothingWrongWithServerOfOurOwn() {
        assertThat(new Durability(database.asApp()).problems()).isEmpty();
    }

    @Test
    void namesSettingThatLosesVotes() {
        var connection = new SingleConnectionDataSource(
                database.url() + "?options=-c%20synchronous_commit=off",
                TestDatabase.APP,
                database.appPassword(),
                true);
        try (connection) {
            assertThat(new Durability(JdbcClient.create(connection)).problems())
                    .containsExactly(
                            "PostgreSQL runs with synchronous_commit off: a crash would lose votes it has acknowledged.");
        }
    }
}
