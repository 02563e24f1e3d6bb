package io.quotaexchange.simulation;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.Callable;

/**
 * The way from one process to the stores and back, in two steps: what was asked arrives, the answer arrives. Both may be lost, and the
 * process may be dead when the answer comes; what is under way when it dies may still arrive.
 */
public final class Wire {
    /** What was asked, or its answer, did not arrive: nobody knows which. */
    public static final class LostException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LostException(String what) {
            super("no answer to " + what, null, false, false);
        }
    }

    private final Scheduler scheduler;
    private final Faults faults;
    private boolean cut;

    Wire(Scheduler scheduler, Faults faults) {
        this.scheduler = scheduler;
        this.faults = faults;
    }

    /** The process is dead: it hears nothing any more. */
    void cut() {
        cut = true;
    }

    boolean isCut() {
        return cut;
    }

    /** Something the process does by itself, if it lives until then. */
    void runLater(Runnable task) {
        scheduler.later(() -> {
            if (!cut) {
                task.run();
            }
        });
    }

    /**
     * Asks a store.
     *
     * @param atStore is done as a whole where the store is; what it throws is the store's refusal
     */
    public <T> Future<T> call(String what, Callable<T> atStore) {
        Promise<T> answer = Promise.promise();
        if (cut) {
            return answer.future();
        }
        Faults.Fate fate = faults.draw();
        scheduler.later(() -> {
            if (fate == Faults.Fate.LOST_BEFORE || cut && faults.lostWithTheProcess()) {
                runLater(() -> answer.fail(new LostException(what)));
                return;
            }
            try {
                T value = atStore.call();
                runLater(
                        fate == Faults.Fate.ANSWER_LOST
                                ? () -> answer.fail(new LostException(what))
                                : () -> answer.complete(value));
            } catch (Exception refused) {
                runLater(() -> answer.fail(refused));
            }
        });
        return answer.future();
    }
}
