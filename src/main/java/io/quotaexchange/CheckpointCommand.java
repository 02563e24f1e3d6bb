package io.quotaexchange;

import io.quotaexchange.checkpoint.Checkpoint;
import io.quotaexchange.checkpoint.CheckpointStore;
import io.quotaexchange.checkpoint.Checkpoints;
import io.quotaexchange.checkpoint.KeyFolder;
import io.quotaexchange.platform.database.Database;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Signed checkpoints of the journal: list them, or make one now. */
@Command(
        name = "checkpoint",
        description = "Signed checkpoints of the journal",
        mixinStandardHelpOptions = true,
        subcommands = {CheckpointCommand.Make.class, CheckpointCommand.Listed.class})
final class CheckpointCommand {
    private static final int ROWS = 1_000;

    @Command(name = "make", description = "Sign the journal as it stands", mixinStandardHelpOptions = true)
    static final class Make implements Callable<Integer> {
        @Mixin
        private ExchangeDatabase exchange;

        @Override
        public Integer call() throws Exception {
            return exchange.use(logins -> asApplication(logins, (vertx, pool) -> {
                KeyFolder keys = new KeyFolder(exchange.keyFolder());
                Checkpoint made = ExportCommand.await(new Checkpoints(vertx, pool, keys, Clock.systemUTC()).make());
                System.out.print(made.signedText());
                System.out.println("signature " + made.signature());
            }));
        }
    }

    @Command(name = "list", description = "List every checkpoint, oldest first", mixinStandardHelpOptions = true)
    static final class Listed implements Callable<Integer> {
        @Mixin
        private ExchangeDatabase exchange;

        @Override
        public Integer call() throws Exception {
            return exchange.use(logins -> asAuditor(logins, (vertx, pool) -> {
                CheckpointStore store = new CheckpointStore(pool);
                long after = 0;
                List<Checkpoint> page;
                do {
                    page = ExportCommand.await(store.after(after, ROWS));
                    for (Checkpoint checkpoint : page) {
                        System.out.println(checkpoint.json().encode());
                        after = checkpoint.number();
                    }
                } while (page.size() == ROWS);
            }));
        }
    }

    /** Something to do with a pool. */
    @FunctionalInterface
    interface Work {
        void with(Vertx vertx, Pool pool) throws Exception;
    }

    /** Works as the server does. */
    static int asApplication(ExchangeDatabase.Logins logins, Work work) throws Exception {
        return run(vertx -> Database.open(vertx, logins.application(), 1), work);
    }

    /** Works as somebody who may only read. */
    static int asAuditor(ExchangeDatabase.Logins logins, Work work) throws Exception {
        return run(vertx -> Database.openForAuditor(vertx, logins.auditor(), 1), work);
    }

    private static int run(Function<Vertx, Pool> opening, Work work) throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            work.with(vertx, opening.apply(vertx));
            return 0;
        } finally {
            ExportCommand.await(vertx.close());
        }
    }
}
