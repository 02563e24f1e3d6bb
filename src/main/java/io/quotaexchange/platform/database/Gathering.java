package io.quotaexchange.platform.database;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * One call for many that ask: what gathers while one group is answered is the next one. Nobody waits for a group to fill; under load groups
 * grow by themselves. Safe from any thread.
 *
 * @param <T> what is asked
 * @param <R> what is answered
 */
public final class Gathering<T, R> {
    private final int most;
    private final Function<List<Asked<T, R>>, Future<?>> together;
    private final Deque<Asked<T, R>> waiting = new ArrayDeque<>();
    private boolean answering;

    /** One of a group. */
    public record Asked<T, R>(T what, Promise<R> answer) {}

    /**
     * @param most of a group
     * @param together answers each of a group, then completes, and only then is called again; whom it has not answered when it fails
     *     fails with it
     */
    public Gathering(int most, Function<List<Asked<T, R>>, Future<?>> together) {
        this.most = most;
        this.together = together;
    }

    public Future<R> ask(T what) {
        Asked<T, R> asked = new Asked<>(what, Promise.promise());
        synchronized (waiting) {
            waiting.add(asked);
            if (answering) {
                return asked.answer().future();
            }
            answering = true;
        }
        next();
        return asked.answer().future();
    }

    private void next() {
        List<Asked<T, R>> group = new ArrayList<>();
        synchronized (waiting) {
            while (!waiting.isEmpty() && group.size() < most) {
                group.add(waiting.poll());
            }
            if (group.isEmpty()) {
                answering = false;
                return;
            }
        }
        Future<?> answered;
        try {
            answered = together.apply(group);
        } catch (RuntimeException e) {
            answered = Future.failedFuture(e);
        }
        answered.onComplete(done -> {
            if (done.failed()) {
                group.forEach(asked -> asked.answer().tryFail(done.cause()));
            }
            next();
        });
    }
}
