package io.quotaexchange.platform.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.StaticHandler;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The HTTP server: security headers, the API, the map, the pages. */
public final class HttpEdge {
    private static final int LARGEST_URI_BYTES = 8 * 1024;
    private static final int LARGEST_HEAD_BYTES = 16 * 1024;
    private static final int LOOPS = Runtime.getRuntime().availableProcessors();
    private static final String POLICY = "default-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline';"
            + " img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; object-src 'none';"
            + " base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private HttpEdge() {}

    /**
     * Starts listening.
     *
     * @param access who asks and what they may
     * @param fourEyes where it goes that another person must approve
     * @param firstAnswers keeps answers to requests with an {@code Idempotency-Key}
     */
    public static Future<EdgeServer> start(
            Vertx vertx, EdgeSettings settings, Api api, Access access, FourEyes fourEyes, FirstAnswers firstAnswers) {
        return api.routes(vertx, access, fourEyes, firstAnswers).compose(operations -> {
            Lines lines = new Lines(vertx, settings.limits());
            Gate gate = new Gate(
                    access, api, new RateLimits.Buckets(settings.rates(), Clock.systemUTC()), settings.addresses());
            Bodies bodies = new Bodies(settings.limits().bodyBytes());
            HttpServerOptions options = new HttpServerOptions()
                    .setMaxInitialLineLength(LARGEST_URI_BYTES)
                    .setMaxHeaderSize(LARGEST_HEAD_BYTES)
                    .setIdleTimeout(settings.limits().idleSeconds())
                    .setHttp2ClearTextEnabled(false)
                    // There are no web sockets: nothing need look at each request and answer for them.
                    .setPerMessageWebSocketCompressionSupported(false)
                    .setPerFrameWebSocketCompressionSupported(false)
                    .setUseAlpn(false)
                    .setTracingPolicy(TracingPolicy.ALWAYS)
                    .setCompressionSupported(true);
            settings.tls().ifPresent(own -> own.addTo(options));
            return EdgeServer.listen(
                    vertx,
                    settings.host(),
                    settings.port(),
                    LOOPS,
                    () -> server(
                                    vertx.createHttpServer(options),
                                    router(vertx, settings, lines, gate, bodies, operations))
                            .connectionHandler(lines::opened));
        });
    }

    private static HttpServer server(HttpServer server, Router router) {
        return server.invalidRequestHandler(ProblemAnswers::malformed).requestHandler(request -> {
            if (isReadable(request.uri())) {
                router.handle(request);
            } else {
                ProblemAnswers.unreadable(request);
            }
        });
    }

    /** One for each event loop: what serves the pages keeps what it knows of them in a map that several must not change at once. */
    private static Router router(
            Vertx vertx, EdgeSettings settings, Lines lines, Gate gate, Bodies bodies, OperationRoutes operations) {
        Router router = Router.router(vertx);
        router.route()
                .handler(RequestLines::begin)
                .handler(HttpEdge::protect)
                .handler(context -> strict(context, settings.tls().isPresent()))
                .handler(lines::begun);
        router.route().failureHandler(ProblemAnswers::answer);
        router.get("/api/v1/openapi").handler(HttpEdge::contract);
        router.route("/api/*").handler(gate);
        // Of every path: what is read of a body is read before it is known that nothing answers there.
        router.route().handler(bodies::admit);
        router.route().handler(BodyHandler.create(false).setBodyLimit(Api.LARGEST_BODY));
        router.route("/*").handler(operations);
        router.route("/api/*").handler(HttpEdge::notInTheContract);
        router.get("/map/counties.geo.json").handler(context -> map(context, settings.map()));
        router.route().method(HttpMethod.GET).method(HttpMethod.HEAD).handler(pages());
        router.route().method(HttpMethod.GET).method(HttpMethod.HEAD).handler(HttpEdge::firstPage);
        router.route().handler(context -> context.fail(405));
        return router;
    }

    /** Whether it is a path, and every escape in it one. */
    private static boolean isReadable(String address) {
        int path = address.startsWith("http://") || address.startsWith("https://") ? address.indexOf('/', 8) : 0;
        if (path < 0 || address.isEmpty() || address.charAt(path) != '/') {
            return false;
        }
        for (int at = address.indexOf('%'); at >= 0; at = address.indexOf('%', at + 1)) {
            if (at + 2 >= address.length()
                    || Character.digit(address.charAt(at + 1), 16) < 0
                    || Character.digit(address.charAt(at + 2), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static void protect(RoutingContext context) {
        context.response()
                .putHeader("content-security-policy", POLICY)
                .putHeader("x-content-type-options", "nosniff")
                .putHeader("referrer-policy", "same-origin")
                .putHeader("cross-origin-opener-policy", "same-origin");
        context.next();
    }

    private static void strict(RoutingContext context, boolean isOwnTls) {
        if (isOwnTls) {
            context.response().putHeader("strict-transport-security", ServerTls.STRICT);
        }
        context.next();
    }

    /** Beside the operations that are mounted another method is wrong wherever it goes. */
    private static void notInTheContract(RoutingContext context) {
        HttpMethod method = context.request().method();
        context.fail(method == HttpMethod.GET || method == HttpMethod.HEAD ? 404 : 405);
    }

    private static void contract(RoutingContext context) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/yaml; charset=utf-8")
                .sendFile(Api.CONTRACT);
    }

    private static void map(RoutingContext context, Optional<Path> map) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/geo+json; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "max-age=3600");
        context.response()
                .sendFile(map.map(Path::toString).orElse("demo/zhejiang/map/counties.geo.json"))
                .onFailure(context::fail);
    }

    private static StaticHandler pages() {
        return StaticHandler.create("webroot").setIndexPage("index.html").setDirectoryListing(false);
    }

    /** A link into the pages: they find their way themselves. A missing file stays missing. */
    private static void firstPage(RoutingContext context) {
        boolean file = context.normalizedPath().matches(".*\\.[a-z0-9]{2,5}$");
        if (file) {
            context.fail(404);
            return;
        }
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .sendFile("webroot/index.html")
                .onFailure(failure -> context.fail(404));
    }
}
