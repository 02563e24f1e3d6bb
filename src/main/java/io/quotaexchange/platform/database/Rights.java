package io.quotaexchange.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What a login may do beyond its role: nothing, or the server does not run with it. */
public final class Rights {
    /** A reason why this login is not one to serve with; no row if it is. */
    private static final String TOO_MANY = """
            SELECT CASE
                       WHEN r.rolsuper THEN 'it is a superuser'
                       WHEN r.rolcreaterole THEN 'it may create roles'
                       WHEN r.rolcreatedb THEN 'it may create databases'
                       WHEN r.rolreplication THEN 'it may copy the whole server'
                       WHEN r.rolbypassrls THEN 'it passes by row-level security'
                       WHEN pg_has_role(r.oid, o.oid, 'MEMBER') THEN 'it can become the owner of every table'
                       WHEN d.datdba = r.oid THEN 'it owns the database'
                       WHEN a.oid IS NULL THEN 'the role of the server is not there yet'
                       WHEN NOT pg_has_role(r.oid, a.oid, 'MEMBER') THEN 'it is not a member of ' || a.rolname
                   END AS reason
            FROM pg_roles r
            JOIN pg_database d ON d.datname = current_database()
            LEFT JOIN pg_roles o ON o.rolname = 'quota_exchange_owner'
            LEFT JOIN pg_roles a ON a.rolname = ?
            WHERE r.rolname = session_user
            """;

    private Rights() {}

    /**
     * Makes sure that whatever goes wrong in the server, its login cannot undo what the ledger keeps.
     *
     * @throws DatabaseException if this login is more than a member of the application role; says how to make one that is not
     */
    public static void requireApplication(DatabaseAddress address) {
        try (Connection connection = Administration.connect(address);
                PreparedStatement query = connection.prepareStatement(TOO_MANY)) {
            query.setString(1, Database.APPLICATION);
            try (ResultSet rows = query.executeQuery()) {
                String reason = rows.next() ? rows.getString(1) : "it is unknown";
                if (reason != null) {
                    throw new DatabaseException("the server does not run as " + address + ": " + reason
                            + ". Run quota-exchange migrate with an administrator's login, then serve with one made by"
                            + " CREATE ROLE name LOGIN PASSWORD '…' IN ROLE " + Database.APPLICATION);
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException("cannot reach the database at " + address + ": " + e.getMessage(), e);
        }
    }
}
