package io.quotaexchange.upkeep;

import io.quotaexchange.platform.http.Access;
import io.quotaexchange.platform.http.Caller;
import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.platform.http.Right;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/**
 * Lets nothing through that may write while writing is paused, but for signing in and out and what ends the pause. What is only asked
 * by POST, as a verification, waits with it.
 */
public final class PausedAccess implements Access {
    private static final String PREFIX = "/api/v1/";
    private static final Set<String> STILL_OPEN = Set.of("session", "system");
    private static final long RETRY_SECONDS = 60;

    private final Access access;
    private final Pauses pauses;

    public PausedAccess(Access access, Pauses pauses) {
        this.access = access;
        this.pauses = pauses;
    }

    @Override
    public Future<Caller> caller(HttpServerRequest request) {
        boolean reads = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        return reads || isStillOpen(request.path())
                ? access.caller(request)
                : pauses.now()
                        .<Future<Caller>>map(
                                pause -> Future.failedFuture(problem(pause).asException()))
                        .orElseGet(() -> access.caller(request));
    }

    private static boolean isStillOpen(String path) {
        return path.startsWith(PREFIX)
                && STILL_OPEN.contains(path.substring(PREFIX.length()).split("/", 2)[0]);
    }

    private static Problem problem(Pauses.Pause pause) {
        return Problem.of(
                        503,
                        "writes-paused",
                        "系统维护，暂停办理",
                        "Nothing is written during maintenance",
                        "since " + pause.since() + ": " + pause.reason()
                                + "; what is there can be read; send it again when the maintenance is over")
                .after(RETRY_SECONDS);
    }

    @Override
    public Right right(String operationId) {
        return access.right(operationId);
    }

    @Override
    public Future<Void> refused(Caller caller, String operationId, String address, Problem why) {
        return access.refused(caller, operationId, address, why);
    }

    @Override
    public Future<Void> done(Caller caller, String operationId, String address, int status) {
        return access.done(caller, operationId, address, status);
    }
}
