package io.quotaexchange.platform.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/** Back to the event loop of a request's connection, wherever its answer comes from: nothing of a request is touched on two at a time. */
final class OwnLoop {
    private OwnLoop() {}

    /** The same, completed where this was called: on the loop that is current now. */
    static <T> Future<T> goOn(Future<T> elsewhere) {
        Context own = Vertx.currentContext();
        if (own == null) {
            return elsewhere;
        }
        if (elsewhere.isComplete()) {
            // One of another loop calls back there, though it is complete.
            return elsewhere.succeeded()
                    ? Future.succeededFuture(elsewhere.result())
                    : Future.failedFuture(elsewhere.cause());
        }
        Promise<T> here = Promise.promise();
        elsewhere.onComplete(done -> own.runOnContext(back -> here.handle(done)));
        return here.future();
    }
}
