package io.quotaexchange.ledger;

import io.quotaexchange.platform.http.Passes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * The ledger where several nodes share it: one of them writes, the others pass settlements on to it. A settlement whose outcome is not
 * known is posted again under its key until it is, for some seconds.
 *
 * <p>Which node writes is only a matter of who does the work: the writer's epoch in PostgreSQL keeps any other from writing.
 */
public final class SharedLedger implements Poster {
    /** By this the nodes agree on the one that writes. */
    public static final String SUBJECT = "ledger";

    private static final String HOLDER = "SELECT writer FROM ledger.head";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long PAUSE_MILLIS = 100;

    /**
     * What the nodes say.
     *
     * @param self this one
     * @param owner the node that is to write; empty while nobody can say
     * @param permit whether the writing may be taken now from who has it
     * @param ask has a node post a settlement; fails if it could not, or if nobody knows
     */
    public record Nodes(
            UUID self,
            Supplier<Optional<UUID>> owner,
            BiFunction<String, Optional<UUID>, Future<Boolean>> permit,
            BiFunction<UUID, JsonObject, Future<JsonObject>> ask) {
        boolean isOwn() {
            return owner.get().filter(self::equals).isPresent();
        }
    }

    private final Vertx vertx;
    private final Pool pool;
    private final Clock clock;
    private final Nodes nodes;
    private Future<LedgerWriter> writer;
    private boolean closed;

    public SharedLedger(Vertx vertx, Pool pool, Clock clock, Nodes nodes) {
        this.vertx = vertx;
        this.pool = pool;
        this.clock = clock;
        this.nodes = nodes;
    }

    @Override
    public Future<Outcome> post(Settlement settlement) {
        return post(settlement, System.nanoTime() + PATIENCE_NANOS);
    }

    private Future<Outcome> post(Settlement settlement, long until) {
        Optional<UUID> owner = nodes.owner().get();
        Future<Outcome> tried = owner.isEmpty()
                ? Future.failedFuture(WriterStopped.elsewhere())
                : owner.get().equals(nodes.self())
                        ? here(settlement)
                        : nodes.ask()
                                .apply(owner.get(), SettlementJson.write(settlement))
                                .map(SettlementJson::readOutcome);
        return tried.recover(failure -> System.nanoTime() >= until
                ? Future.failedFuture(Passes.is(failure) ? failure : WriterStopped.batchFailed(failure))
                : vertx.timer(PAUSE_MILLIS, TimeUnit.MILLISECONDS).compose(waited -> post(settlement, until)));
    }

    /** Posts what another node passed on; not passed on again. */
    public Future<JsonObject> asked(JsonObject settlement) {
        return here(SettlementJson.read(settlement)).map(SettlementJson::write);
    }

    private Future<Outcome> here(Settlement settlement) {
        Future<LedgerWriter> current = writer();
        return current.compose(ready -> ready.post(settlement)
                .recover(failure -> ready.health()
                        // A writer that has stopped for good is thrown away.
                        .onFailure(gone -> forget(current))
                        .transform(looked -> Future.failedFuture(failure))));
    }

    private synchronized Future<LedgerWriter> writer() {
        if (closed || !nodes.isOwn()) {
            return Future.failedFuture(WriterStopped.elsewhere());
        }
        if (writer == null) {
            Future<LedgerWriter> opening = take();
            writer = opening;
            opening.onFailure(failure -> forget(opening));
        }
        return writer;
    }

    private Future<LedgerWriter> take() {
        return pool.query(HOLDER)
                .execute()
                .compose(rows -> nodes.permit()
                        .apply(
                                SUBJECT,
                                Optional.ofNullable(rows.iterator().next().getUUID(0))))
                .compose(may -> may
                        ? LedgerWriter.open(
                                vertx,
                                (name, again) -> LedgerSession.begin(pool, name, again),
                                nodes.self(),
                                clock,
                                WriterLimits.DEFAULT)
                        : Future.failedFuture(WriterStopped.elsewhere()));
    }

    private synchronized void forget(Future<LedgerWriter> gone) {
        if (writer == gone) {
            writer = null;
        }
    }

    /** Takes the writing up if it has become this node's, lets it go if it has become another's; to be called every second. */
    public Future<Void> look() {
        if (nodes.isOwn()) {
            return writer().<Void>mapEmpty().otherwiseEmpty();
        }
        return release();
    }

    /** Writes no longer. @return completes once everything that was taken is answered */
    public Future<Void> release() {
        Future<LedgerWriter> current;
        synchronized (this) {
            current = writer;
        }
        if (current == null) {
            return Future.succeededFuture();
        }
        return current.compose(LedgerWriter::close).otherwiseEmpty().onComplete(done -> forget(current));
    }

    /** Takes no more, and lets go what it has. */
    public Future<Void> close() {
        synchronized (this) {
            closed = true;
        }
        return release();
    }

    /** Whether this node writes now. */
    public synchronized boolean isWriting() {
        return writer != null && writer.succeeded();
    }

    /** Fails while nobody is known to write. */
    public Future<Void> health() {
        Optional<UUID> owner = nodes.owner().get();
        if (owner.isEmpty()) {
            return Future.failedFuture("没有节点负责记账 / no node writes the ledger");
        }
        return owner.get().equals(nodes.self()) ? writer().compose(LedgerWriter::health) : Future.succeededFuture();
    }
}
