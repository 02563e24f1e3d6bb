package io.quotaexchange.platform.database;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Function;

/**
 * Work that one at a time does for a key, whatever process asks: in order of arrival in this process, under a lock of the database among
 * processes. The lock is of the connection: it is gone when its process dies.
 */
public final class Turns {
    private static final String LOCK = "SELECT pg_advisory_lock($1, hashtext($2))";
    private static final String UNLOCK = "SELECT pg_advisory_unlock($1, hashtext($2))";

    private record Waiting(String key, Runnable begin) {}

    private final Pool pool;
    private final int space;
    private final int most;
    private final Set<String> busy = new HashSet<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    /**
     * @param space of keys: the same key of another space is another one
     * @param most pieces of work at a time; each holds a connection of the pool, which must have more than all together
     */
    public Turns(Pool pool, int space, int most) {
        this.pool = pool;
        this.space = space;
        this.most = most;
    }

    /** Does the work when it is its turn; it gets the connection that holds the lock, outside of a transaction. */
    public <T> Future<T> alone(String key, Function<SqlConnection, Future<T>> work) {
        Promise<T> done = Promise.promise();
        Runnable begin = () -> locked(key, work).onComplete(result -> {
            end(key);
            if (result.succeeded()) {
                done.complete(result.result());
            } else {
                done.fail(result.cause());
            }
        });
        synchronized (this) {
            waiting.add(new Waiting(key, begin));
        }
        next();
        return done.future();
    }

    private <T> Future<T> locked(String key, Function<SqlConnection, Future<T>> work) {
        Tuple lock = Tuple.of(space, key);
        return pool.withConnection(connection -> connection
                .preparedQuery(LOCK)
                .execute(lock)
                .compose(locked -> guarded(connection, work)
                        .eventually(() -> connection.preparedQuery(UNLOCK).execute(lock))));
    }

    private static <T> Future<T> guarded(SqlConnection connection, Function<SqlConnection, Future<T>> work) {
        try {
            return work.apply(connection);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private void end(String key) {
        synchronized (this) {
            busy.remove(key);
        }
        next();
    }

    /** Begins whatever may begin, the longest waiting first. */
    private void next() {
        while (true) {
            Runnable begin = null;
            synchronized (this) {
                Iterator<Waiting> all = waiting.iterator();
                while (begin == null && busy.size() < most && all.hasNext()) {
                    Waiting one = all.next();
                    if (busy.add(one.key())) {
                        all.remove();
                        begin = one.begin();
                    }
                }
            }
            if (begin == null) {
                return;
            }
            begin.run();
        }
    }
}
