package io.quotaexchange.demo;

import io.quotaexchange.act.Acts;
import io.quotaexchange.checkpoint.Checkpoints;
import io.quotaexchange.checkpoint.KeyFolder;
import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.ledger.LedgerWriter;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.pricing.GuidePrices;
import io.quotaexchange.registry.Registry;
import io.quotaexchange.round.RoundJournal;
import io.quotaexchange.round.RoundLoop;
import io.quotaexchange.round.Rounds;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.Rulebooks;
import io.quotaexchange.settlement.AwardSteps;
import io.quotaexchange.settlement.Confirmations;
import io.quotaexchange.settlement.Settling;
import io.quotaexchange.writeoff.WriteOffs;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The demonstration round in a test's database, run to its end: once in a test run, the others get a copy of what it left. */
public final class SettledDemo {
    private static final long LONGEST_SECONDS = 600;

    /** The keys it was sealed with, by the names of their files. */
    private static final Map<String, byte[]> KEYS = new ConcurrentHashMap<>();

    private SettledDemo() {}

    /** Blocks until the round is settled; nobody may have connected to the database yet. */
    public static void runIn(TestDatabase database) {
        database.copyOf("the settled demonstration", SettledDemo::settle);
    }

    /**
     * Blocks until the round is settled; nobody may have connected to the database yet.
     *
     * @param keys is made, with the keys that the exchange goes on signing with
     */
    public static void runIn(TestDatabase database, Path keys) throws IOException {
        runIn(database);
        Files.createDirectories(keys);
        for (Map.Entry<String, byte[]> key : KEYS.entrySet()) {
            Files.write(keys.resolve(key.getKey()), key.getValue());
        }
    }

    private static void settle(TestDatabase database) {
        try {
            Path folder = Files.createTempDirectory("demo-keys");
            settle(database, new KeyFolder(folder));
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    KEYS.put(file.getFileName().toString(), Files.readAllBytes(file));
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void settle(TestDatabase database, KeyFolder keys) {
        Pool pool = database.application();
        Clock clock = Clock.systemUTC();
        LedgerWriter writer = TestDatabase.await(LedgerWriter.open(database.vertx(), pool, clock));
        Rulebooks rulebooks = new Rulebooks(pool, ClauseCatalogue.shipped(), clock);
        Checkpoints checkpoints = new Checkpoints(database.vertx(), pool, keys, clock);
        TestDatabase.await(checkpoints.prepare());
        AwardSteps steps = new AwardSteps(pool);
        DemoRound.Exchange exchange = new DemoRound.Exchange(
                rulebooks,
                new GuidePrices(pool, clock),
                new Registry(pool, rulebooks, writer, clock, DemoProvince.PROVINCE),
                new Rounds(new RoundJournal(pool), writer, clock, RoundLoop.on(database.vertx())),
                new Settling(steps, writer, clock),
                new DemoRound.Sealing(steps, new Confirmations(pool, checkpoints::seal)),
                new WriteOffs(pool, writer),
                new Acts(pool, writer, clock),
                new LedgerReading(pool));
        VerticleBase verticle = new VerticleBase() {
            @Override
            public Future<?> start() {
                new DemoRound(exchange, line -> {}).run();
                return Future.succeededFuture();
            }
        };
        TestDatabase.await(
                database.vertx()
                        .deployVerticle(
                                verticle, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD)),
                LONGEST_SECONDS);
        TestDatabase.await(writer.close());
    }
}
