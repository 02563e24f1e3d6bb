package io.quotaexchange;

import io.quotaexchange.platform.database.DatabaseAddress;
import io.quotaexchange.platform.database.Migrations;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prepares a PostgreSQL of one's own, as an administrator, so that the server can do without such rights. */
@Command(
        name = "migrate",
        description = "Make the roles and tables in a PostgreSQL of your own, or bring them up to date",
        mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {
    @Option(
            names = "--database",
            paramLabel = "URL",
            description =
                    "the database, as a login that may create roles in it: postgresql://user:password@host:port/database")
    private String database;

    @Override
    public Integer call() {
        Console console = new Console(System.out);
        DatabaseAddress address = DatabaseOption.named(database)
                .orElseThrow(() -> new IllegalArgumentException(
                        "--database, QUOTA_EXCHANGE_DATABASE or QUOTA_EXCHANGE_DATABASE_FILE must name the database"));
        int applied = Migrations.run(address, console);
        console.say(applied == 0 ? "Nothing to do: " + address + " is up to date" : applied + " steps applied");
        return 0;
    }
}
