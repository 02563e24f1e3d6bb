package io.quotaexchange.ledger;

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
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The one writer of a ledger: takes what queued up while the last commit ran, decides it in order, writes it in one transaction, then
 * answers.
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
    private boolean working;
    private WriterStopped stopped;
    private final Promise<Void> drained = Promise.promise();
    /** Touched on the context only, as the two below: how many the last batch took, and since when the next one gathers (0: it does not). */
    private int lastBatch;

    private long gatheringSince;
    /** Null while it must be loaded anew. */
    private WriterSession session;

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
        PendingSettlement pending = new PendingSettlement(settlement);
        synchronized (queue) {
            if (stopped != null) {
                return Future.failedFuture(stopped);
            }
            if (queue.size() >= limits.queue()) {
                return Future.succeededFuture(
                        new Outcome.Refused(LedgerRefusal.BUSY, limits.queue() + " settlements are queued; try again"));
            }
            queue.add(pending);
            if (working) {
                return pending.future();
            }
            working = true;
        }
        context.runOnContext(ignored -> turn());
        return pending.future();
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
            if (!working) {
                working = true;
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
            end();
            return;
        }
        ready().compose(ready -> process(ready, batch)).onComplete(done -> {
            if (done.failed()) {
                fail(batch, done.cause());
            }
            turnAgain();
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

    private void turnAgain() {
        synchronized (queue) {
            if (queue.isEmpty() && stopped == null) {
                working = false;
                return;
            }
        }
        context.runOnContext(ignored -> turn());
    }

    private List<PendingSettlement> takeBatch() {
        synchronized (queue) {
            List<PendingSettlement> batch = new ArrayList<>();
            while (batch.size() < limits.batch() && !queue.isEmpty()) {
                batch.add(queue.poll());
            }
            return batch;
        }
    }

    private Future<WriterSession> ready() {
        if (session != null) {
            return Future.succeededFuture(session);
        }
        return reload(1).onSuccess(begun -> session = begun);
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

    private Future<Void> process(WriterSession current, List<PendingSettlement> batch) {
        List<Settlement> settlements =
                batch.stream().map(PendingSettlement::settlement).toList();
        return current.lookUp(settlements).compose(history -> {
            JournalHead head = current.state().head();
            DecidedBatch decided = DecidedBatch.decide(current.state(), history, batch, now());
            Future<Void> written =
                    decided.entries().isEmpty() ? Future.succeededFuture() : current.write(head, decided.entries());
            return written.onSuccess(done -> decided.answer());
        });
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
        boolean lost = cause instanceof WriterStopped
                || (cause instanceof PgException refused && FENCE_LOST.equals(refused.getSqlState()));
        WriterStopped failure = lost ? WriterStopped.takenOver() : WriterStopped.batchFailed(cause);
        batch.forEach(pending -> pending.fail(failure));
        if (lost) {
            stopForGood(failure);
        }
    }

    private void stopForGood(WriterStopped failure) {
        List<PendingSettlement> waiting;
        synchronized (queue) {
            stopped = failure;
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
