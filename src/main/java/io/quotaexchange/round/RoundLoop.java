package io.quotaexchange.round;

import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** The one thread on which rounds are decided, and its alarm clock. */
public interface RoundLoop {
    /** Runs it on the loop, after everything that was given before. */
    void run(Runnable task);

    /**
     * Runs it on the loop after a time.
     *
     * @param milliseconds from now, at least 1
     * @return takes the alarm back; does nothing once it went off
     */
    Runnable after(long milliseconds, Runnable task);

    /** On an event loop of its own. */
    static RoundLoop on(Vertx vertx) {
        Context context = vertx.getOrCreateContext();
        return new RoundLoop() {
            @Override
            public void run(Runnable task) {
                context.runOnContext(ignored -> task.run());
            }

            @Override
            public Runnable after(long milliseconds, Runnable task) {
                long timer = vertx.setTimer(milliseconds, ignored -> run(task));
                return () -> vertx.cancelTimer(timer);
            }
        };
    }
}
