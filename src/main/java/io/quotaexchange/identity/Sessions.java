package io.quotaexchange.identity;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Sign-ins that last: a random token that only its holder has; here lies its digest. */
final class Sessions {
    private static final int TOKEN_BYTES = 32;
    private static final Duration BETWEEN_MARKS = Duration.ofSeconds(30);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ADD = """
            INSERT INTO identity.session (digest, person, stage, address, agent, created_at, seen_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $6, $7)
            """;
    private static final String FIND = """
            SELECT s.person AS id, p.login, a.number, a.display_name, a.organisation, a.roles, a.active, a.recorded_at,
                   s.stage, s.seen_at, s.expires_at
              FROM identity.session s
              JOIN identity.person p ON p.id = s.person
              JOIN identity.appointment a ON a.person = s.person
             WHERE s.digest = $1 AND s.ended_at IS NULL
               AND NOT EXISTS (SELECT FROM identity.appointment n WHERE n.person = s.person AND n.number > a.number)
            """;

    /**
     * How long a sign-in lasts.
     *
     * @param idle without a request
     * @param whole at most
     */
    record Limits(Duration idle, Duration whole) {
        static final Limits USUAL = new Limits(Duration.ofMinutes(30), Duration.ofHours(12));
    }

    /** A session that is alive, and whose it is. */
    record Live(Person person, Stage stage, Instant expiresAt) {}

    private final Pool pool;
    private final Clock clock;
    private final Limits limits;

    Sessions(Pool pool, Clock clock, Limits limits) {
        this.pool = pool;
        this.clock = clock;
        this.limits = limits;
    }

    /** Without a request for so long, a session ends. */
    Duration idle() {
        return limits.idle();
    }

    private OffsetDateTime now() {
        return Instant.now(clock).atOffset(ZoneOffset.UTC);
    }

    /** @return the token: its only copy */
    Future<String> open(String person, Stage stage, String address, String agent) {
        byte[] random = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        OffsetDateTime now = now();
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(digest(token), person, stage.name(), address)
                        .addString(agent.length() <= 200 ? agent : agent.substring(0, 200))
                        .addOffsetDateTime(now)
                        .addOffsetDateTime(now.plus(limits.whole())))
                .map(token);
    }

    /** The session of a token, if it is alive; that it was seen is kept now and then. */
    Future<Optional<Live>> find(String token) {
        Buffer digest = digest(token);
        OffsetDateTime now = now();
        return pool.preparedQuery(FIND).execute(Tuple.of(digest)).compose(rows -> {
            RowIterator<Row> found = rows.iterator();
            if (!found.hasNext()) {
                return Future.succeededFuture(Optional.empty());
            }
            Row row = found.next();
            Person person = People.person(row);
            OffsetDateTime seen = row.getOffsetDateTime("seen_at");
            OffsetDateTime expires = row.getOffsetDateTime("expires_at");
            if (!person.active() || !now.isBefore(expires) || !now.isBefore(seen.plus(limits.idle()))) {
                return end(HexFormat.of().formatHex(digest.getBytes())).map(Optional.empty());
            }
            Live live = new Live(person, Stage.valueOf(row.getString("stage")), expires.toInstant());
            return now.isBefore(seen.plus(BETWEEN_MARKS))
                    ? Future.succeededFuture(Optional.of(live))
                    : pool.preparedQuery("UPDATE identity.session SET seen_at = $2 WHERE digest = $1")
                            .execute(Tuple.of(digest, now))
                            .map(Optional.of(live));
        });
    }

    /** @param session hex of a digest */
    Future<Void> end(String session) {
        return pool.preparedQuery("UPDATE identity.session SET ended_at = $2 WHERE digest = $1 AND ended_at IS NULL")
                .execute(Tuple.of(Buffer.buffer(HexFormat.of().parseHex(session)), now()))
                .mapEmpty();
    }

    /** Ends every session of a person. */
    Future<Void> endAll(String person) {
        return pool.preparedQuery("UPDATE identity.session SET ended_at = $2 WHERE person = $1 AND ended_at IS NULL")
                .execute(Tuple.of(person, now()))
                .mapEmpty();
    }

    static Buffer digest(String token) {
        return Buffer.buffer(sha256(token));
    }

    static String name(String token) {
        return HexFormat.of().formatHex(sha256(token));
    }

    /**
     * What a page of ours sends beside the cookie, and another site cannot know.
     *
     * @param session name of the session, which no answer ever shows
     */
    static String csrf(String session) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256("csrf " + session));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
