package io.quotaexchange;

import io.quotaexchange.checkpoint.CheckpointStore;
import io.quotaexchange.checkpoint.Checkpoints;
import io.quotaexchange.checkpoint.KeyFolder;
import io.quotaexchange.checkpoint.SigningKey;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The keys that checkpoints are signed with. */
@Command(
        name = "key",
        description = "The keys that checkpoints are signed with",
        mixinStandardHelpOptions = true,
        subcommands = {KeyCommand.Rotate.class, KeyCommand.Listed.class})
final class KeyCommand {
    @Command(
            name = "rotate",
            description = "Make a new key, signed by the one in force; the old private key is deleted",
            mixinStandardHelpOptions = true)
    static final class Rotate implements Callable<Integer> {
        @Mixin
        private ExchangeDatabase exchange;

        @Override
        public Integer call() throws Exception {
            return exchange.use(logins -> CheckpointCommand.asApplication(logins, (vertx, pool) -> {
                KeyFolder keys = new KeyFolder(exchange.keyFolder());
                SigningKey key = ExportCommand.await(new Checkpoints(vertx, pool, keys, Clock.systemUTC()).rotate());
                System.out.println(
                        "Key " + key.number() + " is in force, signed by key " + (key.number() - 1) + ": " + key.id());
            }));
        }
    }

    @Command(name = "list", description = "List every public key, the first first", mixinStandardHelpOptions = true)
    static final class Listed implements Callable<Integer> {
        @Mixin
        private ExchangeDatabase exchange;

        @Override
        public Integer call() throws Exception {
            return exchange.use(logins -> CheckpointCommand.asAuditor(logins, (vertx, pool) -> {
                for (SigningKey key : ExportCommand.await(new CheckpointStore(pool).keys())) {
                    System.out.println(key.json().encode());
                }
            }));
        }
    }
}
