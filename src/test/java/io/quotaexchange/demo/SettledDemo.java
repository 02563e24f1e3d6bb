package io.quotaexchange.demo;

import io.quotaexchange.act.Acts;
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
import io.quotaexchange.settlement.Settling;
import io.quotaexchange.writeoff.WriteOffs;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Clock;

/** Runs the demonstration round in a test's database, to its end. */
public final class SettledDemo {
    private SettledDemo() {}

    /** Blocks until the round is settled. */
    public static void runIn(TestDatabase database) {
        Pool pool = database.application();
        Clock clock = Clock.systemUTC();
        LedgerWriter writer = TestDatabase.await(LedgerWriter.open(database.vertx(), pool, clock));
        Rulebooks rulebooks = new Rulebooks(pool, ClauseCatalogue.shipped(), clock);
        DemoRound.Exchange exchange = new DemoRound.Exchange(
                rulebooks,
                new GuidePrices(pool, clock),
                new Registry(pool, rulebooks, writer, clock, DemoProvince.PROVINCE),
                new Rounds(new RoundJournal(pool), writer, clock, RoundLoop.on(database.vertx())),
                new Settling(new AwardSteps(pool), writer, clock),
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
        TestDatabase.await(database.vertx()
                .deployVerticle(verticle, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD)));
        TestDatabase.await(writer.close());
    }
}
