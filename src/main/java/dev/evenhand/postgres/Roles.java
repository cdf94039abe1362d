package dev.evenhand.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Makes the owner, who migrates, the app's plain role, and a database between them; done again it changes nothing. */
record Roles(String server, Passwords passwords) {
    static final String SUPERUSER = "postgres";
    static final String OWNER = "evenhand_owner";
    static final String APP = "evenhand_app";

    void establish(String database) {
        try (var connection = DriverManager.getConnection(server + "postgres", SUPERUSER, passwords.superuser())) {
            role(connection, OWNER, passwords.owner());
            role(connection, APP, passwords.app());
            database(connection, database);
        } catch (SQLException e) {
            throw new IllegalStateException("The embedded PostgreSQL refuses its own superuser", e);
        }
    }

    /** The driver sends the password's SCRAM verifier, so the server never sees, and cannot log, the password. */
    private static void role(Connection connection, String name, String password) throws SQLException {
        if (!exists(connection, "select from pg_roles where rolname = ?", name)) {
            execute(connection, "create role " + name + " login");
        }
        connection.unwrap(PGConnection.class).alterUserPassword(name, password.toCharArray(), "scram-sha-256");
    }

    private static void database(Connection connection, String name) throws SQLException {
        if (!exists(connection, "select from pg_database where datname = ?", name)) {
            execute(connection, "create database " + name + " owner " + OWNER);
        }
        execute(connection, "revoke all on database " + name + " from public");
        execute(connection, "grant connect, temporary on database " + name + " to " + APP);
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
