package io.quotaexchange.platform.http;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What listens at one port, on several event loops: each connection belongs to one of them, so that requests are read side by side. */
public final class EdgeServer {
    private static final AtomicInteger FREE = new AtomicInteger();

    private final List<HttpServer> servers = new ArrayList<>();

    private EdgeServer() {}

    /**
     * Listens.
     *
     * @param port 0 for any free one
     * @param loops on how many event loops, none of them the caller's
     * @param server makes one that does not listen yet; called once a loop
     */
    static Future<EdgeServer> listen(Vertx vertx, String host, int port, int loops, Supplier<HttpServer> server) {
        EdgeServer edge = new EdgeServer();
        // To the library a negative port is any free one, the same for all that name the same number; for 0 each would
        // have its own.
        int shared = port == 0 ? FREE.decrementAndGet() : port;
        Supplier<VerticleBase> each = () -> new VerticleBase() {
            @Override
            public Future<?> start() {
                return server.get().listen(shared, host).onSuccess(edge::add);
            }
        };
        return vertx.deployVerticle(each, new DeploymentOptions().setInstances(loops))
                .map(edge);
    }

    private synchronized void add(HttpServer server) {
        servers.add(server);
    }

    private synchronized List<HttpServer> servers() {
        return List.copyOf(servers);
    }

    /** The port, also where any free one was asked for. */
    public int actualPort() {
        return servers().getFirst().actualPort();
    }

    /** Closes the port and every connection. */
    public Future<Void> close() {
        return Future.join(servers().stream().map(HttpServer::close).toList()).mapEmpty();
    }

    /** Takes no new connections, and closes those that are open when they have had their answers, but after so many seconds at the latest. */
    public Future<Void> shutdown(long seconds) {
        return Future.join(servers().stream()
                        .map(server -> server.shutdown(seconds, TimeUnit.SECONDS))
                        .toList())
                .mapEmpty();
    }
}
