package dev.evenhand.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.Patience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Timeout(120)
class EmbeddedPostgresTests {
    /** One for all tests, because unpacking takes seconds; each test leaves it closed. */
    @TempDir
    private static Path data;

    @Test
    void startsWithSettingsThatLoseNothing() {
        try (var postgres = EmbeddedPostgres.start(data)) {
            assertThat(show(postgres, "fsync", "full_page_writes", "synchronous_commit", "data_checksums"))
                    .containsOnly("on");
            assertThat(show(postgres, "listen_addresses", "unix_socket_directories", "password_encryption"))
                    .containsExactly("127.0.0.1", "", "scram-sha-256");
        }
    }

    @Test
    void keepsDataWhenRestarted() {
        try (var postgres = EmbeddedPostgres.start(data)) {
            recreateTable(postgres, "kept");
            owner(postgres).sql("insert into kept values (1)").update();
        }
        try (var postgres = EmbeddedPostgres.start(data)) {
            assertThat(count(postgres, "kept")).isOne();
        }
    }

    @Test
    void stopsServerThatKilledAppLeft() throws Exception {
        var app = AppToKill.start(data);
        var survivor = postmaster();
        app.destroyForcibly().waitFor();
        assertThat(serves(survivor)).isTrue();

        try (var postgres = EmbeddedPostgres.start(data)) {
            assertThat(serves(survivor)).isFalse();
            assertThat(serves(postmaster())).isTrue();
        }
    }

    @Test
    void bringsKilledServerBackWithEveryCommittedRow() throws Exception {
        try (var postgres = EmbeddedPostgres.start(data)) {
            recreateTable(postgres, "committed");
            for (var row = 0; row < 200; row++) {
                owner(postgres)
                        .sql("insert into committed values (?)")
                        .param(row)
                        .update();
            }
            postmaster().destroyForcibly();
            assertThat(countOnceBack(postgres, "committed")).isEqualTo(200);
        }
    }

    @Test
    void refusesDataDirectoryInUse() throws Exception {
        var app = AppToKill.start(data);
        try {
            assertThatThrownBy(() -> EmbeddedPostgres.start(data))
                    .isInstanceOf(PostgresUnavailable.class)
                    .hasMessageContaining("Another Evenhand is running on the data directory");
        } finally {
            app.destroyForcibly().waitFor();
        }
    }

    @Test
    void isNotMisledByFileAboutStrangersProcess() throws Exception {
        EmbeddedPostgres.start(data).close();
        var stranger = ProcessHandle.current().pid();
        Files.writeString(data.resolve("pg18/postmaster.pid"), stranger + "\n" + data + "\n0\n1\n\n\n\nready\n");

        try (var postgres = EmbeddedPostgres.start(data)) {
            assertThat(count(postgres, "pg_database")).isPositive();
        }
    }

    @Test
    void startsAfterFirstStartThatWasKilledHalfway(@TempDir Path halfway) throws Exception {
        Files.createDirectories(halfway.resolve("postgres-18.6.0.tmp/bin"));
        Files.createDirectories(halfway.resolve("pg18.tmp/base"));
        Files.writeString(halfway.resolve("initdb.tmp"), "half a passw");

        try (var postgres = EmbeddedPostgres.start(halfway)) {
            assertThat(count(postgres, "pg_database")).isPositive();
            assertThat(names(halfway)).noneMatch(name -> name.endsWith(".tmp"));
        }
    }

    @Test
    void letsNobodyInWithoutTheRightPassword() {
        try (var postgres = EmbeddedPostgres.start(data)) {
            assertThatThrownBy(() -> client(postgres, Roles.SUPERUSER, "")
                            .sql("select 1")
                            .query(Integer.class)
                            .single())
                    .isInstanceOf(DataAccessException.class);
            assertThatThrownBy(() -> client(
                                    postgres,
                                    Roles.SUPERUSER,
                                    postgres.passwords().app())
                            .sql("select 1")
                            .query(Integer.class)
                            .single())
                    .hasRootCauseInstanceOf(SQLException.class)
                    .rootCause()
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void givesItsRolesNoSpecialPowers() {
        try (var postgres = EmbeddedPostgres.start(data)) {
            var powers = owner(postgres)
                    .sql("select bool_or(rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls)"
                            + " from pg_roles where rolname like 'evenhand%'")
                    .query(Boolean.class)
                    .single();
            assertThat(powers).isFalse();
        }
    }

    @Test
    void keepsPasswordsToItsOwner() throws Exception {
        try (var postgres = EmbeddedPostgres.start(data)) {
            var file = data.resolve("postgres.passwords");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            var shown = Files.readString(data.resolve("postgres.log"))
                    + ProcessHandle.allProcesses()
                            .map(process -> process.info().commandLine().orElse(""))
                            .collect(Collectors.joining("\n"));
            assertThat(shown)
                    .doesNotContain(
                            postgres.passwords().superuser(),
                            postgres.passwords().owner(),
                            postgres.passwords().app());
        }
    }

    private static ProcessHandle postmaster() {
        return PostmasterFile.in(data.resolve("pg18")).orElseThrow().process().orElseThrow();
    }

    /** An ended orphan that nobody waits for is still a process, but one without a command. */
    private static boolean serves(ProcessHandle server) {
        return server.isAlive() && server.info().commandLine().orElse("").contains("pg18");
    }

    private static List<String> names(Path directory) throws Exception {
        try (var entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    private static List<String> show(EmbeddedPostgres postgres, String... settings) {
        var client = client(postgres, Roles.SUPERUSER, postgres.passwords().superuser());
        return List.of(settings).stream()
                .map(setting ->
                        client.sql("show " + setting).query(String.class).single())
                .toList();
    }

    private static void recreateTable(EmbeddedPostgres postgres, String name) {
        owner(postgres).sql("drop table if exists " + name).update();
        owner(postgres).sql("create table " + name + " (id int)").update();
    }

    private static long countOnceBack(EmbeddedPostgres postgres, String table) {
        return Patience.await()
                .ignoreExceptionsInstanceOf(DataAccessException.class)
                .until(() -> count(postgres, table), rows -> true);
    }

    private static long count(EmbeddedPostgres postgres, String table) {
        return owner(postgres)
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private static JdbcClient owner(EmbeddedPostgres postgres) {
        return client(postgres, Roles.OWNER, postgres.passwords().owner());
    }

    private static JdbcClient client(EmbeddedPostgres postgres, String role, String password) {
        return JdbcClient.create(new DriverManagerDataSource(postgres.url(EmbeddedPostgres.DATABASE), role, password));
    }
}
