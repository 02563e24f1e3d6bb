package io.quotaexchange.upkeep;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Whether all writing is paused. Any node may say so, and each knows it after its next look. Safe from any thread. */
public final class Pauses {
    /** @param reason why nothing is written, {@code person} who said so */
    public record Pause(String reason, String person, Instant since) {}

    private static final String NEWEST =
            "SELECT paused, reason, person, recorded_at FROM upkeep.pause ORDER BY number DESC LIMIT 1";

    private static final String ADD =
            "INSERT INTO upkeep.pause (paused, reason, person, recorded_at) VALUES ($1, $2, $3, $4)";

    private final Pool pool;
    private final Clock clock;
    private volatile Optional<Pause> now = Optional.empty();

    public Pauses(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** As of the last look. */
    public Optional<Pause> now() {
        return now;
    }

    /** Asks the database; to be called at the start and every second or so. */
    public Future<Optional<Pause>> look() {
        return pool.query(NEWEST)
                .execute()
                .map(rows -> rows.stream()
                        .filter(row -> row.getBoolean("paused"))
                        .findFirst()
                        .map(row -> new Pause(
                                row.getString("reason"),
                                row.getString("person"),
                                row.getOffsetDateTime("recorded_at").toInstant())))
                .onSuccess(found -> now = found);
    }

    /** Pauses, or ends the pause; the same again is noted again and changes nothing. */
    Future<Optional<Pause>> say(boolean paused, String reason, String person) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(paused, reason, person, OffsetDateTime.now(clock)))
                .compose(done -> look());
    }
}
