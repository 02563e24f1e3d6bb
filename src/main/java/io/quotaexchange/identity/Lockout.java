package io.quotaexchange.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** After some failures in a row an account, or an address, waits: a minute, then twice as long each time, up to a quarter of an hour. */
final class Lockout {
    /** Failures of an account before it waits. */
    static final int OF_ACCOUNT = 5;

    /** Failures from an address before it waits: many people may sit behind one. */
    static final int OF_ADDRESS = 30;

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN = Duration.ofHours(24);
    private static final String CLOSED = """
            SELECT max(closed_until) FROM identity.failure WHERE subject IN ($1, $2) AND closed_until > $3
            """;
    private static final String COUNT = """
            INSERT INTO identity.failure AS f (subject, failures, last_at, closed_until) VALUES ($1, 1, $2, $2)
            ON CONFLICT (subject) DO UPDATE
               SET failures = CASE WHEN f.last_at < $3 THEN 1 ELSE f.failures + 1 END, last_at = $2
            RETURNING failures
            """;

    private final Pool pool;
    private final Clock clock;

    Lockout(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    static String account(String login) {
        return "account " + login;
    }

    static String address(String address) {
        return "address " + address;
    }

    /** How long both must wait still; empty if they need not. */
    Future<Optional<Duration>> wait(String account, String address) {
        OffsetDateTime now = now();
        return pool.preparedQuery(CLOSED)
                .execute(Tuple.of(account(account), address(address), now))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getOffsetDateTime(0))
                        .map(until -> Duration.between(now, until)));
    }

    Future<Void> failed(String account, String address) {
        return failed(account(account), OF_ACCOUNT).compose(done -> failed(address(address), OF_ADDRESS));
    }

    /** A failure of nobody whose login is known. */
    Future<Void> failedFrom(String address) {
        return failed(address(address), OF_ADDRESS);
    }

    private Future<Void> failed(String subject, int allowed) {
        OffsetDateTime now = now();
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(subject, now, now.minus(FORGOTTEN)))
                .compose(rows -> {
                    Row row = rows.iterator().next();
                    int beyond = row.getInteger(0) - allowed;
                    if (beyond < 0) {
                        return Future.succeededFuture();
                    }
                    Duration wait = FIRST.multipliedBy(1L << Math.min(beyond, 10));
                    Duration limited = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
                    return pool.preparedQuery("UPDATE identity.failure SET closed_until = $2 WHERE subject = $1")
                            .execute(Tuple.of(subject, now.plus(limited)))
                            .mapEmpty();
                });
    }

    /** Signed in, or let in again by the security administrator. */
    Future<Void> forget(String account) {
        return pool.preparedQuery("DELETE FROM identity.failure WHERE subject = $1")
                .execute(Tuple.of(account(account)))
                .mapEmpty();
    }

    private OffsetDateTime now() {
        return Instant.now(clock).atOffset(ZoneOffset.UTC);
    }
}
