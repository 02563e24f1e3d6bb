package io.quotaexchange;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.quotaexchange.ledger.Outcome;
import io.quotaexchange.ledger.Poster;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.platform.telemetry.RequestId;
import io.quotaexchange.round.RoundJournal;
import io.quotaexchange.round.RoundListener;
import io.quotaexchange.round.RoundState;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What this exchange counts of its own work; names and units: docs/RUNBOOK.md. */
final class Figures implements RoundListener {
    private static final Logger LOG = Logger.getLogger("io.quotaexchange.settlement");
    private static final String CHECKPOINT = """
            SELECT (SELECT sequence FROM ledger.head) - coalesce(max(settlements), 0) AS behind,
                   coalesce(extract(epoch FROM now() - max(taken_at)), 0)::bigint AS age
              FROM checkpoint.checkpoint
            """;

    private final MeterRegistry registry;
    private final AtomicLong checkpointAge = new AtomicLong();
    private final AtomicLong checkpointBehind = new AtomicLong();

    Figures(MeterRegistry registry) {
        this.registry = registry;
        TimeGauge.builder("quota_exchange_checkpoint_age", checkpointAge, TimeUnit.SECONDS, AtomicLong::get)
                .description("Seconds since the last signed checkpoint of the journal")
                .register(registry);
        Gauge.builder("quota_exchange_checkpoint_behind_settlements", checkpointBehind, AtomicLong::get)
                .description("Settlements that no signed checkpoint covers yet")
                .register(registry);
    }

    /** Counts what is posted, how long it takes, and logs each settlement by its number in the journal. */
    Poster count(Poster poster) {
        return new Poster() {
            @Override
            public Future<Outcome> post(Settlement settlement) {
                Timer.Sample began = Timer.start(registry);
                return poster.post(settlement).onComplete(done -> count(began, settlement, done));
            }

            @Override
            public Future<List<Outcome>> postTogether(List<Settlement> settlements) {
                Timer.Sample began = Timer.start(registry);
                return poster.postTogether(settlements).onComplete(done -> {
                    for (int i = 0; i < settlements.size(); i++) {
                        int place = i;
                        count(began, settlements.get(i), done.map(outcomes -> outcomes.get(place)));
                    }
                });
            }
        };
    }

    private void count(Timer.Sample began, Settlement settlement, AsyncResult<Outcome> done) {
        String outcome = done.failed() ? "unknown" : name(done.result());
        began.stop(Timer.builder("quota_exchange_settlement")
                .description("From asking for a settlement until its answer")
                .serviceLevelObjectives(
                        Duration.ofMillis(5),
                        Duration.ofMillis(20),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(10))
                .tag("outcome", outcome)
                .register(registry));
        if (done.succeeded() && done.result() instanceof Outcome.Posted posted) {
            log(settlement, posted);
        }
    }

    private static void log(Settlement settlement, Outcome.Posted posted) {
        if (LOG.isLoggable(Level.FINE)) {
            LOG.fine("event=settlement sequence=" + posted.sequence() + " code=" + settlement.code() + " fact="
                    + settlement.fact().kind() + "/" + settlement.fact().id()
                    + RequestId.current().map(id -> " for=" + id).orElse(""));
        }
    }

    private static String name(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Posted posted -> "posted";
            case Outcome.Repeated repeated -> "repeated";
            case Outcome.Refused refused -> "refused";
        };
    }

    @Override
    public void written(RoundJournal.Recorded event, RoundState state) {
        Counter.builder("quota_exchange_round_events")
                .description("Events of rounds that this node has written")
                .tag("kind", event.event().getClass().getSimpleName())
                .register(registry)
                .increment();
    }

    /** A number to be asked for at each scrape. */
    void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    /** Looks at the checkpoints; every half minute or so. */
    Future<Void> look(Pool pool) {
        return pool.query(CHECKPOINT).execute().map(rows -> {
            checkpointBehind.set(rows.iterator().next().getLong("behind"));
            checkpointAge.set(rows.iterator().next().getLong("age"));
            return null;
        });
    }
}
