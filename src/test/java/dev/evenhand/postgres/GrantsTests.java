package dev.evenhand.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantsTests {
    private static TestDatabase database;

    @BeforeAll
    static void migrate() {
        database = TestDatabase.fresh().migrated();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vote",
                "skip",
                "vote_replay",
                "study_event",
                "vote_import",
                "study_model",
                "ledger_entry",
                "ledger_tile",
                "ledger_checkpoint",
                "ledger_check",
                "ledger_key",
                "amendment",
                "datasheet_note"
            })
    void letsAppOnlyAppendToRecords(String table) {
        assertThat(allowed(table, "select")).isTrue();
        assertThat(allowed(table, "insert")).isTrue();
        assertThat(allowed(table, "update, delete, truncate")).isFalse();
    }

    @Test
    void letsAppEraseFreeText() {
        assertThat(allowed("rationale", "delete")).isTrue();
        assertThat(allowed("blinding_answer", "update, delete, truncate")).isFalse();
        assertThat(database.asOwner()
                        .sql("select has_column_privilege(:role, 'blinding_answer', 'text', 'update')")
                        .param("role", TestDatabase.APP)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void keepsHistoryOfMigrationsFromApp() {
        assertThat(allowed("flyway_schema_history", "insert, update, delete")).isFalse();
    }

    @Test
    void keepsSchemaFromApp() {
        assertThatThrownBy(
                        () -> database.asApp().sql("create table mine (id int)").update())
                .rootCause()
                .hasMessageContaining("permission denied for schema public");
    }

    @Test
    void changesNothingWhenRunAgain() {
        database.migrated();
        letsAppOnlyAppendToRecords("vote");
    }

    private boolean allowed(String table, String privileges) {
        return database.asOwner()
                .sql("select has_table_privilege(:role, :table, :privileges)")
                .param("role", TestDatabase.APP)
                .param("table", table)
                .param("privileges", privileges)
                .query(Boolean.class)
                .single();
    }
}
