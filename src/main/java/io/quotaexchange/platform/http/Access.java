package io.quotaexchange.platform.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;

/** Who asks, and what they may do: what the edge must know before it lets a request through. */
public interface Access {
    /**
     * Who sent a request; its body is not read yet.
     *
     * @return {@link Caller#NOBODY} if the request shows nothing; fails with a {@link ProblemException} if what it shows is not
     *     good enough
     */
    Future<Caller> caller(HttpServerRequest request);

    /**
     * What an operation asks of its caller.
     *
     * @throws IllegalStateException if nothing is said of it: the server does not start then
     */
    Right right(String operationId);

    /** Keeps, where auditors look, that somebody was refused. */
    default Future<Void> refused(Caller caller, String operationId, String address, Problem why) {
        return Future.succeededFuture();
    }

    /** Keeps, where auditors look, that somebody did something. */
    default Future<Void> done(Caller caller, String operationId, String address, int status) {
        return Future.succeededFuture();
    }
}
