package io.quotaexchange.platform.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Finds out who asks before anything of the body is read; without a sign-in nothing is taken but what anybody may send. */
final class Gate implements Handler<RoutingContext> {
    private static final String CALLER = Gate.class.getName();

    /** Who is not signed in sends names, passwords, codes: nothing long. */
    private static final int LARGEST_OPEN_BODY = 16_384;

    private final Access access;
    private final Api api;
    private static final String ADDRESS = ClientAddress.class.getName();

    private final RateLimits.Buckets limits;
    private final ClientAddress addresses;

    Gate(Access access, Api api, RateLimits.Buckets limits, ClientAddress addresses) {
        this.addresses = addresses;
        this.access = access;
        this.api = api;
        this.limits = limits;
    }

    static Caller caller(RoutingContext context) {
        return context.get(CALLER, Caller.NOBODY);
    }

    /** The machine that sent a request. */
    static String address(RoutingContext context) {
        return context.get(ADDRESS, context.request().remoteAddress().hostAddress());
    }

    @Override
    public void handle(RoutingContext context) {
        context.put(ADDRESS, addresses.of(context.request()));
        HttpMethod method = context.request().method();
        boolean reads = method == HttpMethod.GET || method == HttpMethod.HEAD;
        limits.take(reads, address(context));
        context.request().pause();
        OwnLoop.goOn(access.caller(context.request()))
                .onSuccess(caller -> {
                    context.request().resume();
                    if (!reads && !caller.isSignedIn() && !api.isOpen(context.normalizedPath())) {
                        Problem problem = Right.signInFirst();
                        OwnLoop.goOn(access.refused(caller, method.name(), address(context), problem))
                                .onComplete(kept -> context.fail(problem.asException()));
                        return;
                    }
                    try {
                        if (!reads && caller.isSignedIn()) {
                            limits.take(false, caller.person());
                        }
                    } catch (ProblemException tooMany) {
                        context.fail(tooMany);
                        return;
                    }
                    Optional<Problem> tooLong =
                            reads || caller.isSignedIn() ? Optional.empty() : openBodyRefusal(context.request());
                    if (tooLong.isPresent()) {
                        context.fail(tooLong.get().asException());
                        return;
                    }
                    context.put(CALLER, caller);
                    context.next();
                })
                .onFailure(failure -> {
                    context.request().resume();
                    context.fail(failure);
                });
    }

    private static Optional<Problem> openBodyRefusal(HttpServerRequest request) {
        if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            return Optional.of(Problem.of(
                    411, "length-required", "请求须注明长度", "Length required", "send content-length with the body"));
        }
        return Bodies.announced(request) <= LARGEST_OPEN_BODY
                ? Optional.empty()
                : Optional.of(Problem.of(
                        413,
                        "too-large",
                        "内容过大",
                        "Too large",
                        "without a sign-in no more than " + LARGEST_OPEN_BODY + " bytes are taken"));
    }
}
