package dev.evenhand.postgres;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;

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

    /** A database as it stands, which nobody may be connected to. */
    public static String copy(String database, String name) {
        var superuser = SERVER.passwords().superuser();
        try (var connection = DriverManager.getConnection(SERVER.url("postgres"), Roles.SUPERUSER, superuser);
                var statement = connection.createStatement()) {
            statement.execute("create database %s template %s owner %s".formatted(name, database, Roles.OWNER));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return create(name);
    }

    public static String ownerPassword() {
        return SERVER.passwords().owner();
    }

    public static String appPassword() {
        return SERVER.passwords().app();
    }
}
