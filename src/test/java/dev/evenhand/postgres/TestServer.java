package dev.evenhand.postgres;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** One server for all tests of a JVM, kept under target so that the next run finds it made. */
public final class TestServer {
    private static final int PARALLEL_RUNS = 8;
    private static final EmbeddedPostgres SERVER = start();

    private TestServer() {}

    /** Another test run may hold the first directory. */
    private static EmbeddedPostgres start() {
        for (var run = 1; ; run++) {
            try {
                var server = EmbeddedPostgres.start(Path.of("target", "test-data", Integer.toString(run)));
                Runtime.getRuntime().addShutdownHook(new Thread(server::close));
                dropLeftovers(server);
                return server;
            } catch (PostgresUnavailable e) {
                if (run == PARALLEL_RUNS) {
                    throw e;
                }
            }
        }
    }

    private interface Work {
        void with(Statement statement) throws SQLException;
    }

    private static void asSuperuser(Work work) {
        var superuser = SERVER.passwords().superuser();
        try (var connection = DriverManager.getConnection(SERVER.url("postgres"), Roles.SUPERUSER, superuser);
                var statement = connection.createStatement()) {
            work.with(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void dropLeftovers(EmbeddedPostgres server) {
        var superuser = server.passwords().superuser();
        try (var connection = DriverManager.getConnection(server.url("postgres"), Roles.SUPERUSER, superuser);
                var statement = connection.createStatement()) {
            var names = new ArrayList<String>();
            var rows = statement.executeQuery("select datname from pg_database where datname like 'test\\_%'");
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            for (var name : names) {
                statement.execute("drop database " + name + " with (force)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String create(String database) {
        SERVER.roles().establish(database);
        return SERVER.url(database);
    }

    /** A database whose rows lie in a folder of their own; what is written ahead of them does not. */
    public static String create(String database, Path folder) {
        var place = folder.resolve("rows").toAbsolutePath();
        asSuperuser(statement -> {
            Command.run(List.of("install", "-d", "-m", "700", place.toString()));
            Command.run(List.of("chown", "--reference=" + SERVER.cluster().directory(), place.toString()));
            statement.execute("create tablespace place_of_%s location '%s'".formatted(database, place));
            statement.execute(
                    "create database %1$s owner %2$s tablespace place_of_%1$s".formatted(database, Roles.OWNER));
        });
        return create(database);
    }

    public static void drop(String database) {
        asSuperuser(statement -> {
            statement.execute("drop database " + database + " with (force)");
            statement.execute("drop tablespace if exists place_of_" + database);
        });
    }

    /** A database as it stands, which nobody may be connected to. */
    public static String copy(String database, String name) {
        asSuperuser(statement ->
                statement.execute("create database %s template %s owner %s".formatted(name, database, Roles.OWNER)));
        return create(name);
    }

    /** Where the programs of the server are, for servers of another kind. */
    static Path programs() {
        return SERVER.cluster().binaries().home();
    }

    public static String ownerPassword() {
        return SERVER.passwords().owner();
    }

    public static String appPassword() {
        return SERVER.passwords().app();
    }
}
