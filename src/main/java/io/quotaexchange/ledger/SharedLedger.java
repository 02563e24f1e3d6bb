package io.quotaexchange.ledger;

import io.quotaexchange.platform.http.Passes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
    /** Of a question about several settlements, and of its answer. */
    private static final String TOGETHER = "together";

    /**
     * What the nodes say.
     *
     * @param self this one
     * @param owner the node that is to write; empty while nobody can say
     * @param permit whether the writing may be taken now from who has it
     * @param cutOff whether this one sees fewer nodes than live: it gets nothing posted, and says so at once
     * @param ask has a node post a settlement; fails if it could not, or if nobody knows
     */
    public record Nodes(
            UUID self,
            Supplier<Optional<UUID>> owner,
            BiFunction<String, Optional<UUID>, Future<Boolean>> permit,
            BooleanSupplier cutOff,
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
        return atOwner(
                () -> here(ready -> ready.post(settlement)),
                SettlementJson.write(settlement),
                SettlementJson::readOutcome,
                until);
    }

    @Override
    public Future<List<Outcome>> postTogether(List<Settlement> settlements) {
        JsonArray together = new JsonArray();
        settlements.forEach(settlement -> together.add(SettlementJson.write(settlement)));
        return atOwner(
                () -> here(ready -> ready.postTogether(settlements)),
                new JsonObject().put(TOGETHER, together),
                answer -> objects(answer.getJsonArray(TOGETHER))
                        .map(SettlementJson::readOutcome)
                        .toList(),
                System.nanoTime() + PATIENCE_NANOS);
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast);
    }

    /** Here, or by the node that writes; again until it is known, for some seconds. */
    private <T> Future<T> atOwner(
            Supplier<Future<T>> own, JsonObject question, Function<JsonObject, T> answer, long until) {
        Optional<UUID> owner = nodes.owner().get();
        Future<T> tried = owner.isEmpty()
                ? Future.failedFuture(WriterStopped.elsewhere())
                : owner.get().equals(nodes.self())
                        ? own.get()
                        : nodes.ask().apply(owner.get(), question).map(answer);
        return tried.recover(
                failure -> System.nanoTime() >= until || nodes.cutOff().getAsBoolean()
                        ? Future.failedFuture(Passes.is(failure) ? failure : WriterStopped.batchFailed(failure))
                        : vertx.timer(PAUSE_MILLIS, TimeUnit.MILLISECONDS)
                                .compose(waited -> atOwner(own, question, answer, until)));
    }

    /** Posts what another node passed on, one settlement or several together; not passed on again. */
    public Future<JsonObject> asked(JsonObject question) {
        if (!question.containsKey(TOGETHER)) {
            Settlement settlement = SettlementJson.read(question);
            return here(ready -> ready.post(settlement)).map(SettlementJson::write);
        }
        List<Settlement> settlements = objects(question.getJsonArray(TOGETHER))
                .map(SettlementJson::read)
                .toList();
        return here(ready -> ready.postTogether(settlements)).map(outcomes -> {
            JsonArray written = new JsonArray();
            outcomes.forEach(outcome -> written.add(SettlementJson.write(outcome)));
            return new JsonObject().put(TOGETHER, written);
        });
    }

    private <T> Future<T> here(Function<LedgerWriter, Future<T>> posting) {
        Future<LedgerWriter> current = writer();
        return current.compose(ready -> posting.apply(ready)
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
