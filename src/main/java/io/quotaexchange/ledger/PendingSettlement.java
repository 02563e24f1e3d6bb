package io.quotaexchange.ledger;

import io.quotaexchange.platform.telemetry.TracedWork;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/** A settlement that waits for its answer, which is given on the context it was asked from. */
final class PendingSettlement {
    private final Settlement settlement;
    private final boolean joined;
    private final Context caller = Vertx.currentContext();
    private final TracedWork asking = TracedWork.current();
    private final Promise<Outcome> answer = Promise.promise();

    /** @param joined whether it is written with the one before it or not at all */
    PendingSettlement(Settlement settlement, boolean joined) {
        this.settlement = settlement;
        this.joined = joined;
    }

    boolean isJoined() {
        return joined;
    }

    /** For which it is written. */
    TracedWork asking() {
        return asking;
    }

    Settlement settlement() {
        return settlement;
    }

    Future<Outcome> future() {
        return answer.future();
    }

    void answer(Outcome outcome) {
        onCaller(() -> answer.tryComplete(outcome));
    }

    void fail(Throwable cause) {
        onCaller(() -> answer.tryFail(cause));
    }

    private void onCaller(Runnable completion) {
        if (caller == null) {
            completion.run();
        } else {
            caller.runOnContext(ignored -> completion.run());
        }
    }
}
