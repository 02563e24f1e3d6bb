package io.quotaexchange;

import io.quotaexchange.oversight.Export;
import io.quotaexchange.platform.database.Database;
import io.quotaexchange.platform.database.DatabaseAddress;
import io.quotaexchange.platform.database.EmbeddedPostgres;
import io.quotaexchange.platform.database.Migrations;
import io.quotaexchange.platform.database.Progress;
import io.quotaexchange.platform.database.RunningPostgres;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes an export, beside a running server or without one. */
@Command(
        name = "export",
        description = "Write everything an auditor needs into one file",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    @Option(names = "--out", required = true, paramLabel = "FILE", description = "the file to write")
    private Path out;

    @Option(
            names = "--data",
            defaultValue = "data",
            description = "folder of the embedded PostgreSQL (${DEFAULT-VALUE})")
    private Path data;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "a PostgreSQL of your own, as a member of quota_exchange_auditor:"
                    + " postgresql://user:password@host:port/database")
    private String database;

    @Override
    public Integer call() throws Exception {
        Optional<DatabaseAddress> address =
                database == null ? RunningPostgres.in(data) : Optional.of(DatabaseAddress.parse(database));
        if (address.isPresent()) {
            return export(address.get());
        }
        if (!java.nio.file.Files.isDirectory(data.resolve("cluster"))) {
            throw new IllegalArgumentException("--data: " + data + " holds no exchange; name the server's data folder");
        }
        Console console = new Console(System.out);
        try (EmbeddedPostgres embedded = EmbeddedPostgres.start(data, console)) {
            Migrations.run(embedded.logins().administrator(), Progress.SILENT);
            return export(embedded.logins().auditor());
        }
    }

    private int export(DatabaseAddress address) throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            Pool pool = Database.openForAuditor(vertx, address, 1);
            Export.Written written = new Export(vertx, pool, Exchange.PROVINCE)
                    .to(out)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
            System.out.println("Exported " + written.settlements() + " settlements to " + out);
            System.out.println("The journal ends at " + written.settlements() + ":" + written.hash());
            return 0;
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get();
        }
    }
}
