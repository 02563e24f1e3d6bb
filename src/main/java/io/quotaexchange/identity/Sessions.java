package io.quotaexchange.identity;

import io.quotaexchange.platform.database.Gathering;
import io.quotaexchange.platform.database.Gathering.Asked;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
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
import java.util.List;
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
    /** Sessions by their digests, each with its place among them. */
    private static final String FIND = """
            SELECT g.place::integer AS place, s.person AS id, p.login, a.number, a.display_name, a.organisation, a.roles, a.active,
                   a.recorded_at, s.stage, s.seen_at, s.expires_at
              FROM unnest($1::bytea[]) WITH ORDINALITY AS g (digest, place)
              JOIN identity.session s ON s.digest = g.digest
              JOIN identity.person p ON p.id = s.person
              JOIN LATERAL (SELECT n.number, n.display_name, n.organisation, n.roles, n.active, n.recorded_at
                              FROM identity.appointment n WHERE n.person = s.person ORDER BY n.number DESC LIMIT 1) a ON true
             WHERE s.ended_at IS NULL
            """;

    private static final int MOST_OF_A_GROUP = 200;

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

    /** A session that was not ended, as it is kept. */
    private record Kept(Live live, OffsetDateTime seen, OffsetDateTime expires) {}

    private final Pool pool;
    private final Clock clock;
    private final Limits limits;
    private final Gathering<Buffer, Optional<Kept>> kept = new Gathering<>(MOST_OF_A_GROUP, this::find);

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
        return kept.ask(digest)
                .compose(found ->
                        found.isPresent() ? live(digest, found.get()) : Future.succeededFuture(Optional.empty()));
    }

    /** One question for all who wait: each is asked after its request came, so that what was ended before is seen to be. */
    private Future<?> find(List<Asked<Buffer, Optional<Kept>>> group) {
        Buffer[] digests = group.stream().map(Asked::what).toArray(Buffer[]::new);
        return pool.preparedQuery(FIND).execute(Tuple.of(digests)).onSuccess(rows -> {
            for (Row row : rows) {
                group.get(row.getInteger("place") - 1).answer().complete(Optional.of(kept(row)));
            }
            group.forEach(asked -> asked.answer().tryComplete(Optional.empty()));
        });
    }

    private static Kept kept(Row row) {
        OffsetDateTime expires = row.getOffsetDateTime("expires_at");
        return new Kept(
                new Live(People.person(row), Stage.valueOf(row.getString("stage")), expires.toInstant()),
                row.getOffsetDateTime("seen_at"),
                expires);
    }

    private Future<Optional<Live>> live(Buffer digest, Kept session) {
        OffsetDateTime now = now();
        if (!session.live().person().active()
                || !now.isBefore(session.expires())
                || !now.isBefore(session.seen().plus(limits.idle()))) {
            return end(HexFormat.of().formatHex(digest.getBytes())).map(Optional.empty());
        }
        return now.isBefore(session.seen().plus(BETWEEN_MARKS))
                ? Future.succeededFuture(Optional.of(session.live()))
                : pool.preparedQuery("UPDATE identity.session SET seen_at = $2 WHERE digest = $1")
                        .execute(Tuple.of(digest, now))
                        .map(Optional.of(session.live()));
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
