package io.quotaexchange;

import io.quotaexchange.identity.RightsTable;
import io.quotaexchange.platform.http.Access;
import io.quotaexchange.platform.http.Caller;
import io.quotaexchange.platform.http.FourEyes;
import io.quotaexchange.platform.http.Right;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;

/** Access while nobody can sign in: everybody is nobody in particular. */
record SignedOut(RightsTable rights) implements Access {
    static final FourEyes NOTHING_TO_APPROVE =
            (operation, request, preview) -> Future.failedFuture("nobody is there to approve");

    @Override
    public Future<Caller> caller(HttpServerRequest request) {
        return Future.succeededFuture(Caller.NOBODY);
    }

    @Override
    public Right right(String operationId) {
        return rights.of(operationId);
    }
}
