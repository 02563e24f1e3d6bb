package io.quotaexchange;

import io.quotaexchange.checkpoint.Checkpoint;
import io.quotaexchange.checkpoint.CheckpointException;
import io.quotaexchange.checkpoint.Checkpoints;
import io.quotaexchange.checkpoint.KeyFolder;
import io.quotaexchange.oversight.Export;
import io.quotaexchange.platform.database.Database;
import io.quotaexchange.platform.database.DatabaseAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Signs the journal as it stands and writes an export, beside a running server or without one. */
@Command(
        name = "export",
        description = "Write everything an auditor needs into one file",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    @Option(names = "--out", required = true, paramLabel = "FILE", description = "the file to write")
    private Path out;

    @Mixin
    private ExchangeDatabase exchange;

    @Override
    public Integer call() throws Exception {
        return exchange.use(this::export);
    }

    private int export(ExchangeDatabase.Logins logins) throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            if (exchange.isEmbedded()) {
                sign(vertx, logins.application());
            }
            Pool pool = Database.openForAuditor(vertx, logins.auditor(), 1);
            Export.Written written = await(new Export(vertx, pool, Exchange.PROVINCE).to(out));
            System.out.println("Exported " + written.settlements() + " settlements to " + out);
            System.out.println("The journal ends at " + written.settlements() + ":" + written.hash());
            return 0;
        } finally {
            await(vertx.close());
        }
    }

    /** An export without a fresh checkpoint is still an export: that there is none is said. */
    private void sign(Vertx vertx, DatabaseAddress address) throws Exception {
        Pool pool = Database.open(vertx, address, 1);
        try {
            Checkpoint checkpoint =
                    await(new Checkpoints(vertx, pool, new KeyFolder(exchange.keyFolder()), Clock.systemUTC()).make());
            System.out.println("Checkpoint " + checkpoint.number() + " is signed over " + checkpoint.settlements()
                    + " settlements");
        } catch (CheckpointException | UncheckedIOException e) {
            System.out.println("No checkpoint was signed for this export: " + e.getMessage());
        } finally {
            await(pool.close());
        }
    }

    /** The value of a future, or its own failure. */
    static <T> T await(Future<T> future) throws Exception {
        try {
            return future.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
