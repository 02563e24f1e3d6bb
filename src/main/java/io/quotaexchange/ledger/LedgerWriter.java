package io.quotaexchange.ledger;

import io.quotaexchange.platform.telemetry.TracedWork;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The one writer of a ledger: takes what queued up while the last commit ran, decides it in order, writes it in one transaction, then
 * answers. When more than a batch waits, the next one is decided while the database writes this one, on the state that will be there then;
 * it is never sent before this one is committed, and decided anew if it is not.
 *
 * <p>A fence guards it: opening a writer stops the one before it for good. When the database refuses a batch, or the connection
 * breaks, the batch fails (its outcome may be unknown) and the state is loaded anew before anything else is decided.
 */
public final class LedgerWriter implements Poster {
    /** The posting function's answer to a writer that was replaced. */
    private static final String FENCE_LOST = "QX001";

    private static final int RELOAD_ATTEMPTS = 5;
    private static final long RELOAD_MILLIS = 100;

    private final Vertx vertx;
    private final LedgerStore store;
    private final UUID name;
    private final Clock clock;
    private final WriterLimits limits;
    private final Context context;
    private final Deque<PendingSettlement> queue = new ArrayDeque<>();
    /** Guarded by the queue, as the two below: a batch is gathered, looked up or decided. */
    private boolean turning;

    /** How many batches are being written, or decided and wait for that: none, one or two. */
    private int begun;

    private WriterStopped stopped;
    /** Stopped because another writer took over, not because it was closed. */
    private boolean lost;

    private final Promise<Void> drained = Promise.promise();
    /** Touched on the context only, as all below: how many the last batch took, and since when the next one gathers (0: it does not). */
    private int lastBatch;

    private long gatheringSince;
    /** Null while it must be loaded anew. */
    private WriterSession session;
    /** Whether a batch is being written. */
    private boolean writing;
    /** Decided while the one before it is written; null if there is none. */
    private PreparedBatch ahead;

    private LedgerWriter(
            Vertx vertx, LedgerStore store, UUID name, Clock clock, WriterLimits limits, WriterSession session) {
        this.vertx = vertx;
        this.store = store;
        this.name = name;
        this.clock = clock;
        this.limits = limits;
        this.session = session;
        context = vertx.getOrCreateContext();
    }

    /** Takes the ledger over and loads it; whoever wrote before can no longer commit. */
    public static Future<LedgerWriter> open(Vertx vertx, Pool pool, Clock clock) {
        return open(vertx, pool, clock, WriterLimits.DEFAULT);
    }

    public static Future<LedgerWriter> open(Vertx vertx, Pool pool, Clock clock, WriterLimits limits) {
        return open(
                vertx, (writer, again) -> LedgerSession.begin(pool, writer, again), UUID.randomUUID(), clock, limits);
    }

    /** @param name of this writer, different from every other one's */
    static Future<LedgerWriter> open(Vertx vertx, LedgerStore store, UUID name, Clock clock, WriterLimits limits) {
        return store.begin(name, false).map(session -> new LedgerWriter(vertx, store, name, clock, limits, session));
    }

    @Override
    public Future<Outcome> post(Settlement settlement) {
        PendingSettlement pending = new PendingSettlement(settlement, false);
        return offer(List.of(pending))
                .<Future<Outcome>>map(Future::succeededFuture)
                .orElseGet(pending::future);
    }

    @Override
    public Future<List<Outcome>> postTogether(List<Settlement> settlements) {
        List<PendingSettlement> pending = new ArrayList<>();
        for (Settlement settlement : settlements) {
            pending.add(new PendingSettlement(settlement, !pending.isEmpty()));
        }
        return offer(pending)
                .map(busy -> Future.succeededFuture(Collections.nCopies(settlements.size(), busy)))
                .orElseGet(() -> Future.all(
                                pending.stream().map(PendingSettlement::future).toList())
                        .map(all -> all.<Outcome>list()));
    }

    /** Queues them one behind the other. @return why not, to be answered at once */
    private Optional<Outcome> offer(List<PendingSettlement> pending) {
        synchronized (queue) {
            if (stopped != null) {
                pending.forEach(one -> one.fail(stopped));
                return Optional.empty();
            }
            if (queue.size() >= limits.queue()) {
                return Optional.of(
                        new Outcome.Refused(LedgerRefusal.BUSY, limits.queue() + " settlements are queued; try again"));
            }
            queue.addAll(pending);
            if (turning || !mayTurn()) {
                return Optional.empty();
            }
            turning = true;
        }
        context.runOnContext(ignored -> turn());
        return Optional.empty();
    }

    /** Fails with the reason if the writer has stopped for good. */
    public Future<Void> health() {
        synchronized (queue) {
            return stopped == null ? Future.succeededFuture() : Future.failedFuture(stopped);
        }
    }

    /** Finishes what is queued, takes nothing more, and lets the connection go. */
    public Future<Void> close() {
        synchronized (queue) {
            if (stopped == null) {
                stopped = WriterStopped.closed();
            }
            if (!turning && begun == 0) {
                turning = true;
                context.runOnContext(ignored -> turn());
            }
        }
        return drained.future();
    }

    private void turn() {
        if (isGathering()) {
            context.runOnContext(ignored -> turn());
            return;
        }
        List<PendingSettlement> batch = takeBatch();
        lastBatch = batch.size();
        if (batch.isEmpty()) {
            turned();
            return;
        }
        TracedWork work = TracedWork.forAll(
                        batch.stream().map(PendingSettlement::asking).toList(), "ledger batch")
                .tell("quota_exchange.settlements", batch.size());
        here(ready().compose(ready -> prepare(ready, batch, work)))
                .otherwise(cause -> PreparedBatch.failed(session, batch, work, cause))
                .onSuccess(prepared -> {
                    if (writing) {
                        ahead = prepared;
                    } else {
                        write(prepared);
                    }
                    turned();
                });
    }

    /**
     * Whoever was answered mostly asks again at once: a batch begun with the first of them would leave the others to a second one, at
     * twice the cost. Never waits for more than the last batch took, so a lone request waits for nobody.
     */
    private boolean isGathering() {
        synchronized (queue) {
            if (stopped != null || queue.size() >= lastBatch) {
                gatheringSince = 0;
                return false;
            }
        }
        long now = System.nanoTime();
        gatheringSince = gatheringSince == 0 ? now : gatheringSince;
        if (now - gatheringSince < limits.gatherNanos()) {
            return true;
        }
        gatheringSince = 0;
        return false;
    }

    /**
     * Under the queue's lock. While a batch is written, the next is decided only if it is a full one: what comes in later would have to
     * wait for a commit of its own.
     */
    private boolean mayTurn() {
        return begun == 0 ? !queue.isEmpty() : begun == 1 && queue.size() >= limits.batch();
    }

    /** A turn is over, or a batch is written and no turn was on: begins the next turn if there is one to begin. */
    private void turned() {
        boolean ending;
        synchronized (queue) {
            begun = (writing ? 1 : 0) + (ahead == null ? 0 : 1);
            turning = mayTurn();
            ending = !turning && begun == 0 && stopped != null;
        }
        if (ending) {
            end();
        } else if (turning) {
            context.runOnContext(ignored -> turn());
        }
    }

    /** A batch is written. */
    private void written() {
        synchronized (queue) {
            begun = (writing ? 1 : 0) + (ahead == null ? 0 : 1);
            if (turning) {
                return;
            }
        }
        turned();
    }

    /** The same future, completed on the writer's context. */
    private <T> Future<T> here(Future<T> future) {
        Promise<T> promise = Promise.promise();
        future.onComplete(done -> {
            if (Vertx.currentContext() == context) {
                promise.handle(done);
            } else {
                context.runOnContext(ignored -> promise.handle(done));
            }
        });
        return promise.future();
    }

    private List<PendingSettlement> takeBatch() {
        synchronized (queue) {
            List<PendingSettlement> batch = new ArrayList<>();
            // What is joined to the last one goes with it, be the batch full.
            while (!queue.isEmpty()
                    && (batch.size() < limits.batch() || queue.peek().isJoined())) {
                batch.add(queue.poll());
            }
            return batch;
        }
    }

    private Future<WriterSession> ready() {
        if (session != null) {
            return Future.succeededFuture(session);
        }
        return here(reload(1)).onSuccess(begun -> session = begun);
    }

    /** A pool may hold several connections that broke together. */
    private Future<WriterSession> reload(int attempt) {
        return store.begin(name, true).recover(failure -> {
            if (failure instanceof WriterStopped || attempt == RELOAD_ATTEMPTS) {
                return Future.failedFuture(failure);
            }
            return vertx.timer(RELOAD_MILLIS * attempt, TimeUnit.MILLISECONDS).compose(waited -> reload(attempt + 1));
        });
    }

    private Future<PreparedBatch> prepare(WriterSession current, List<PendingSettlement> batch, TracedWork work) {
        List<Settlement> settlements =
                batch.stream().map(PendingSettlement::settlement).toList();
        return work.within(() -> current.lookUp(settlements)).map(history -> {
            JournalHead head = current.state().head();
            DecidedBatch decided = DecidedBatch.decide(current.state(), history, batch, now());
            return PreparedBatch.of(current, batch, decided, head, work);
        });
    }

    /** Writes a batch; the one that was decided meanwhile goes to the database before this one is answered. */
    private void write(PreparedBatch batch) {
        if (batch.session() != session) {
            batch.work().end(null);
            putBack(batch.batch());
            return;
        }
        if (batch.failure() != null) {
            batch.work().end(batch.failure());
            fail(batch.batch(), batch.failure());
            return;
        }
        writing = true;
        here(batch.write()).onComplete(done -> {
            writing = false;
            batch.work().end(done.cause());
            if (done.failed()) {
                fail(batch.batch(), done.cause());
            }
            PreparedBatch next = ahead;
            ahead = null;
            if (next != null) {
                write(next);
            }
            if (done.succeeded()) {
                batch.decided().answer();
            }
            written();
        });
    }

    /** They were decided on a state that never came to be, and not written: they are decided anew. */
    private void putBack(List<PendingSettlement> batch) {
        WriterStopped failure = null;
        synchronized (queue) {
            if (lost) {
                failure = stopped;
            } else {
                batch.reversed().forEach(queue::addFirst);
            }
        }
        if (failure != null) {
            WriterStopped why = failure;
            batch.forEach(pending -> pending.fail(why));
        }
    }

    private Instant now() {
        return clock.instant();
    }

    /** The state has seen entries that may not be in the database: it is thrown away. */
    private void fail(List<PendingSettlement> batch, Throwable cause) {
        if (session != null) {
            session.end();
            session = null;
        }
        boolean replaced = cause instanceof WriterStopped
                || (cause instanceof PgException refused && FENCE_LOST.equals(refused.getSqlState()));
        WriterStopped failure = replaced ? WriterStopped.takenOver() : WriterStopped.batchFailed(cause);
        batch.forEach(pending -> pending.fail(failure));
        if (replaced) {
            stopForGood(failure);
        }
    }

    private void stopForGood(WriterStopped failure) {
        List<PendingSettlement> waiting;
        synchronized (queue) {
            stopped = failure;
            lost = true;
            waiting = List.copyOf(queue);
            queue.clear();
        }
        waiting.forEach(pending -> pending.fail(failure));
    }

    private void end() {
        Future<Void> ended = session == null ? Future.succeededFuture() : session.end();
        session = null;
        ended.onComplete(ignored -> drained.tryComplete());
    }
}
