package io.quotaexchange;

import io.quotaexchange.platform.database.DatabaseAddress;
import io.quotaexchange.platform.database.EmbeddedPostgres;
import io.quotaexchange.platform.database.Migrations;
import io.quotaexchange.platform.database.Progress;
import io.quotaexchange.platform.database.RunningPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which exchange a command is for: options {@code --data}, {@code --database} and {@code --keys}. */
final class ExchangeDatabase {
    @Option(
            names = "--data",
            defaultValue = "data",
            description = "folder of the embedded PostgreSQL (${DEFAULT-VALUE})")
    private Path data;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description =
                    "a PostgreSQL of your own, as a member of quota_exchange_auditor to read, of quota_exchange_app"
                            + " to sign: postgresql://user:password@host:port/database")
    private String database;

    @Option(
            names = "--keys",
            paramLabel = "FOLDER",
            description = "folder of the keys that sign checkpoints (keys in the data folder)")
    private Path keys;

    /**
     * One database as two people see it; with {@code --database} both are the login that was named.
     *
     * @param auditor may select
     * @param application what the server logs in as
     */
    record Logins(DatabaseAddress auditor, DatabaseAddress application) {}

    /** Something to do with a database, whoever runs it. */
    @FunctionalInterface
    interface Work {
        int with(Logins logins) throws Exception;
    }

    /** Whether the application's login is known here: it is for the embedded database. */
    boolean isEmbedded() {
        return DatabaseOption.named(database).isEmpty();
    }

    /** Where the private keys lie. */
    Path keyFolder() {
        return keyFolder(keys, data);
    }

    /** @param named null if none was named */
    static Path keyFolder(Path named, Path data) {
        return named == null ? data.resolve("keys") : named;
    }

    /** Works beside a running server, or starts the embedded database for as long as it takes. */
    int use(Work work) throws Exception {
        if (!isEmbedded()) {
            DatabaseAddress address = DatabaseOption.named(database).orElseThrow();
            return work.with(new Logins(address, address));
        }
        Optional<DatabaseAddress> running = RunningPostgres.in(data);
        if (running.isPresent()) {
            return work.with(new Logins(
                    running.get(), RunningPostgres.asApplicationIn(data).orElseThrow()));
        }
        if (!Files.isDirectory(data.resolve("cluster"))) {
            throw new IllegalArgumentException("--data: " + data + " holds no exchange; name the server's data folder");
        }
        Console console = new Console(System.out);
        try (EmbeddedPostgres embedded = EmbeddedPostgres.start(data, console)) {
            Migrations.run(embedded.logins().administrator(), Progress.SILENT);
            return work.with(
                    new Logins(embedded.logins().auditor(), embedded.logins().application()));
        }
    }
}
