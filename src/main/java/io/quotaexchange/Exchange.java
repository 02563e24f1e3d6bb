package io.quotaexchange;

import io.quotaexchange.platform.database.Database;
import io.quotaexchange.platform.database.DatabaseAddress;
import io.quotaexchange.platform.database.EmbeddedPostgres;
import io.quotaexchange.platform.database.Migrations;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.HttpEdge;
import io.quotaexchange.round.RoundArchive;
import io.quotaexchange.round.RoundRoutes;
import io.quotaexchange.settlement.AwardRoutes;
import io.quotaexchange.settlement.AwardSteps;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** The server: everything put together by constructor, started in order, stopped in reverse. */
final class Exchange implements AutoCloseable {
    private static final int CONNECTIONS = 16;
    private static final long STOP_SECONDS = 20;

    private final Settings settings;
    private final Console console;
    private final Clock clock = Clock.systemUTC();
    private EmbeddedPostgres embedded;
    private Vertx vertx;
    private Pool pool;

    Exchange(Settings settings, Console console) {
        this.settings = settings;
        this.console = console;
    }

    /** Starts and returns when requests are answered. */
    void start() throws Exception {
        DatabaseAddress address = database();
        Migrations.run(address, console);
        synchronized (this) {
            vertx = Vertx.vertx();
            pool = Database.open(vertx, address, CONNECTIONS);
        }
        RoundArchive archive = new RoundArchive(pool);
        Api api = new Api();
        new RoundRoutes(archive).addTo(api);
        new AwardRoutes(archive, new AwardSteps(pool)).addTo(api);
        HttpServer server = await(HttpEdge.start(vertx, settings.host(), settings.port(), api, settings.map()));
        console.say("Ready: http://" + settings.host() + ":" + server.actualPort() + "/");
    }

    private DatabaseAddress database() {
        if (settings.database().isPresent()) {
            return settings.database().get();
        }
        EmbeddedPostgres started = EmbeddedPostgres.start(settings.data(), console);
        synchronized (this) {
            embedded = started;
        }
        return started.address();
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get();
    }

    /** Stops answering, then writing, then the database. Safe at any moment of the start. */
    @Override
    public synchronized void close() {
        try {
            if (vertx != null) {
                vertx.close().toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
            }
        } catch (Exception e) {
            console.say("The server did not stop in order: " + e);
        } finally {
            if (embedded != null) {
                embedded.close();
            }
        }
    }
}
