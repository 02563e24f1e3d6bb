package io.quotaexchange.platform.database;

import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Brings the tables up to date: {@code db/migration/V0001__….sql} and on, each once, as the role that owns everything.
 *
 * <p>Who writes one: see {@code db/migration/README.md}.
 */
public final class Migrations {
    private static final String OWNER = "quota_exchange_owner";

    /** Flyway tells every step at INFO; {@link Progress} tells what an operator wants to hear. */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    /** Of migrations that were applied and are not among this program's. */
    private static final Set<MigrationState> UNKNOWN = Set.of(
            MigrationState.FUTURE_SUCCESS,
            MigrationState.FUTURE_FAILED,
            MigrationState.MISSING_SUCCESS,
            MigrationState.MISSING_FAILED);

    private Migrations() {}

    /**
     * Blocks until it is done.
     *
     * @return how many migrations were applied now
     * @throws DatabaseException if one fails (nothing of it stays), an applied one was changed afterwards, or a newer program has been here
     */
    public static int run(DatabaseAddress address, Progress progress) {
        FLYWAY.setLevel(Level.SEVERE);
        Administration.createRoles(address);
        try {
            Flyway flyway = configure(address, OWNER);
            refuseNewer(flyway, address);
            MigrationInfo[] pending = flyway.info().pending();
            if (pending.length == 0) {
                flyway.validate();
                return 0;
            }
            progress.begins("Bringing the database up to date: " + pending.length + " steps, to "
                    + pending[pending.length - 1].getVersion());
            MigrateResult result = flyway.migrate();
            return result.migrationsExecuted;
        } catch (FlywayException e) {
            throw new DatabaseException("cannot bring the database up to date: " + oneLine(e), e);
        }
    }

    /**
     * Makes sure that the tables are those that this program knows; changes nothing and needs no more than the application's login.
     *
     * @throws DatabaseException if a migration is missing, an applied one was changed afterwards, or a newer program has been here
     */
    public static void requireCurrent(DatabaseAddress address) {
        FLYWAY.setLevel(Level.SEVERE);
        try {
            Flyway flyway = configure(address, Database.APPLICATION);
            refuseNewer(flyway, address);
            int pending = flyway.info().pending().length;
            if (pending > 0) {
                throw new DatabaseException("the database " + address + " is behind this program by " + pending
                        + " steps: run quota-exchange migrate with an administrator's login");
            }
            flyway.validate();
        } catch (FlywayException e) {
            throw new DatabaseException("the database " + address + " cannot be used: " + oneLine(e), e);
        }
    }

    /** Flyway alone lets an older program on newer tables begin. */
    private static void refuseNewer(Flyway flyway, DatabaseAddress address) {
        List<MigrationInfo> unknown = Stream.of(flyway.info().applied())
                .filter(applied -> UNKNOWN.contains(applied.getState()))
                .toList();
        if (!unknown.isEmpty()) {
            throw new DatabaseException("the database " + address + " is ahead of this program by " + unknown.size()
                    + " steps, to " + unknown.getLast().getVersion()
                    + ": a newer version brought it up to date, start that version. Nodes of this one that run may go on"
                    + " until they are restarted with the newer one; tables are never taken back");
        }
    }

    private static String oneLine(FlywayException failure) {
        return failure.getMessage().replaceAll("\\s+", " ").strip();
    }

    private static Flyway configure(DatabaseAddress address, String role) {
        return Flyway.configure()
                .dataSource(address.jdbcUrl(), address.user(), address.password())
                .locations("classpath:db/migration")
                .initSql("SET ROLE " + role)
                .defaultSchema(Database.SCHEMA)
                .createSchemas(true)
                .validateMigrationNaming(true)
                // Every feature numbers its own hundred, so a lower number may come later.
                .outOfOrder(true)
                .cleanDisabled(true)
                .load();
    }
}
