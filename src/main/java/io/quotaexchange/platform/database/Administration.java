package io.quotaexchange.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What is done to a server before there are tables: databases and roles. */
final class Administration {
    private Administration() {}

    static void createDatabaseIfAbsent(DatabaseAddress server, String name) {
        try (Connection connection = connect(server)) {
            if (!exists(connection, name)) {
                execute(connection, "CREATE DATABASE " + identifier(connection, name));
            }
        } catch (SQLException e) {
            throw new DatabaseException(
                    "cannot create the database " + name + " at " + server + ": " + e.getMessage(), e);
        }
    }

    /** Makes the three roles where they are missing; see {@code db/roles.sql}. */
    static void createRoles(DatabaseAddress address) {
        try (Connection connection = connect(address)) {
            execute(connection, resource("/db/roles.sql"));
        } catch (SQLException e) {
            throw new DatabaseException(
                    "cannot prepare the roles at " + address + ": " + e.getMessage()
                            + " (the login needs CREATEROLE, or an administrator runs db/roles.sql once)",
                    e);
        }
    }

    /**
     * Makes a login that has one role and nothing else, or sets its password.
     *
     * @param role a group role of {@code db/roles.sql}
     */
    static void createLogin(DatabaseAddress administrator, String name, String password, String role) {
        try (Connection connection = connect(administrator)) {
            String login = identifier(connection, name);
            if (!loginExists(connection, name)) {
                execute(connection, "CREATE ROLE " + login + " LOGIN");
            }
            execute(connection, "ALTER ROLE " + login + " PASSWORD " + literal(connection, password));
            execute(connection, "GRANT " + identifier(connection, role) + " TO " + login);
        } catch (SQLException e) {
            throw new DatabaseException("cannot prepare the login " + name + ": " + e.getMessage(), e);
        }
    }

    static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        return finds(connection, "SELECT FROM pg_database WHERE datname = ?", name);
    }

    private static boolean loginExists(Connection connection, String name) throws SQLException {
        return finds(connection, "SELECT FROM pg_roles WHERE rolname = ?", name);
    }

    private static boolean finds(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String identifier(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.enquoteIdentifier(name, true);
        }
    }

    private static String literal(Connection connection, String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.enquoteLiteral(text);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Administration.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
