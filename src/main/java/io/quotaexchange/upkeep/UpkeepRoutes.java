package io.quotaexchange.upkeep;

import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The system administrator's operations. */
public final class UpkeepRoutes {
    /** The log's levels that may be set. */
    private enum LogLevel {
        WARNING(Level.WARNING),
        INFO(Level.INFO),
        FINE(Level.FINE);

        private final Level level;

        LogLevel(Level level) {
            this.level = level;
        }
    }

    private static final String STATE = """
            SELECT current_setting('server_version') AS postgresql, pg_database_size(current_database()) AS bytes,
                   (SELECT max(version) FROM exchange.flyway_schema_history WHERE success) AS step,
                   (SELECT sequence FROM ledger.head) AS sequence
            """;

    /** Held here: a logger that nobody holds forgets its level. */
    private static final Logger LOG = Logger.getLogger("io.quotaexchange");

    private final Pool pool;
    private final Pauses pauses;
    private final IntSupplier nodes;
    private final Clock clock;
    private final Instant startedAt;

    /** @param nodes how many servers there are, as this one sees it */
    public UpkeepRoutes(Pool pool, Pauses pauses, IntSupplier nodes, Clock clock) {
        this.pool = pool;
        this.pauses = pauses;
        this.nodes = nodes;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    public void addTo(Api api) {
        api.answer("getInstallation", request -> state());
        api.write("setLogLevel", this::setLogLevel);
        api.write("pauseWrites", request -> say(request, true));
        api.write("resumeWrites", request -> say(request, false));
    }

    private Future<JsonObject> state() {
        return pool.query(STATE)
                .execute()
                .compose(rows -> pauses.look().map(pause -> {
                    Row row = rows.iterator().next();
                    Runtime machine = Runtime.getRuntime();
                    JsonObject json = new JsonObject()
                            .put("startedAt", startedAt.toString())
                            .put(
                                    "upSeconds",
                                    Duration.between(startedAt, clock.instant()).toSeconds())
                            .put("java", Runtime.version().toString())
                            .put("processors", machine.availableProcessors())
                            .put("memoryUsedBytes", machine.totalMemory() - machine.freeMemory())
                            .put("memoryMostBytes", machine.maxMemory())
                            .put("nodes", nodes.getAsInt())
                            .put("postgresql", row.getString("postgresql"))
                            .put("databaseBytes", row.getLong("bytes"))
                            .put("databaseStep", row.getString("step"))
                            .put("settlements", row.getLong("sequence"))
                            .put("logLevel", level())
                            .put("writesPaused", pause.isPresent());
                    pause.ifPresent(it -> json.put("pausedSince", it.since().toString())
                            .put("pausedBy", it.person())
                            .put("pauseReason", it.reason()));
                    return json;
                }));
    }

    /** That of the nearest logger that has one. */
    private static String level() {
        Logger logger = LOG;
        while (logger.getLevel() == null && logger.getParent() != null) {
            logger = logger.getParent();
        }
        return Optional.ofNullable(logger.getLevel()).orElse(Level.INFO).getName();
    }

    /** Of this server, until it stops or another level is set. */
    private Future<Api.Answer> setLogLevel(ApiRequest request) {
        LogLevel wanted = request.read(document -> document.choice("level", LogLevel.class));
        LOG.setLevel(wanted.level);
        return state().map(Api.Answer::ok);
    }

    private Future<Api.Answer> say(ApiRequest request, boolean paused) {
        String reason = request.read(UpkeepRoutes::reason);
        return pauses.say(paused, reason, request.caller().person())
                .compose(said -> state())
                .map(Api.Answer::ok);
    }

    private static String reason(DocumentReader document) {
        return document.parsed("reason", UpkeepRoutes::reason, "-");
    }

    private static String reason(String text) {
        if (text.isBlank() || text.length() > 200) {
            throw new IllegalArgumentException("say in 1 to 200 characters why");
        }
        return text.strip();
    }
}
