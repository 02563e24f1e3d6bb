package io.quotaexchange.platform.database;

/**
 * One database as three people see it.
 *
 * @param administrator makes roles and tables, and nothing after that
 * @param application what the server logs in as: a member of {@code quota_exchange_app} and of nothing else
 * @param auditor may select: a member of {@code quota_exchange_auditor} and of nothing else
 */
public record DatabaseLogins(DatabaseAddress administrator, DatabaseAddress application, DatabaseAddress auditor) {
    DatabaseLogins withDatabase(String name) {
        return new DatabaseLogins(
                administrator.withDatabase(name), application.withDatabase(name), auditor.withDatabase(name));
    }
}
