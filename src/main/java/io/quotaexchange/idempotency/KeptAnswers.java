package io.quotaexchange.idempotency;

import io.quotaexchange.identity.SealingKey;
import io.quotaexchange.platform.database.Database;
import io.quotaexchange.platform.database.GroupCommit;
import io.quotaexchange.platform.digest.Sm3;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.FirstAnswers;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** First answers in the database: a row a request, a row a try, a row the answer; nothing is ever changed or deleted. */
public final class KeptAnswers implements FirstAnswers {
    /** How long a try of a server that died keeps others from trying. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private static final long AGAIN_MILLIS = 500;

    private static final String FIRST = """
            WITH asked AS (
                SELECT * FROM unnest($1::bytea[], $2::text[], $3::text[], $4::bytea[], $5::timestamptz[], $6::timestamptz[], $7::uuid[])
                    WITH ORDINALITY AS a(key, person, operation, fingerprint, begun_at, lease_until, node, place)
            ), added AS (
                INSERT INTO idempotency.request SELECT key, person, operation, fingerprint, begun_at FROM asked
                ON CONFLICT (key) DO NOTHING RETURNING key
            ), firsts AS (
                SELECT DISTINCT ON (a.key) a.key, a.lease_until, a.node, a.place FROM asked a JOIN added USING (key)
                 ORDER BY a.key, a.place
            ), tried AS (
                INSERT INTO idempotency.attempt (key, number, lease_until, node) SELECT key, 1, lease_until, node FROM firsts
            )
            SELECT place::integer FROM firsts
            """;
    private static final String ANSWER = """
            WITH asked AS (
                SELECT * FROM unnest($1::bytea[], $2::integer[], $3::integer[], $4::bytea[], $5::timestamptz[])
                    WITH ORDINALITY AS a(key, number, status, sealed, answered_at, place)
            ), added AS (
                INSERT INTO idempotency.answer SELECT key, number, status, sealed, answered_at FROM asked
                ON CONFLICT (key) DO NOTHING RETURNING key, number
            )
            SELECT min(a.place)::integer FROM asked a JOIN added USING (key, number) GROUP BY a.key
            """;
    private static final String FOUND = """
            SELECT r.fingerprint, r.begun_at, t.number, t.lease_until, t.node, a.status, a.sealed, g.key IS NOT NULL AS given_up
              FROM idempotency.request r
              JOIN LATERAL (SELECT number, lease_until, node FROM idempotency.attempt WHERE key = r.key
                             ORDER BY number DESC LIMIT 1) t ON true
              LEFT JOIN idempotency.given_up g ON g.key = r.key AND g.number = t.number
              LEFT JOIN idempotency.answer a ON a.key = r.key
             WHERE r.key = $1
            """;

    /**
     * The nodes that try.
     *
     * @param self this one; empty for a server that is alone
     * @param isGone whether a node is known to try nothing any more
     */
    public record Nodes(Optional<UUID> self, Predicate<UUID> isGone) {
        /** There is only this one. */
        public static final Nodes ALONE = new Nodes(Optional.empty(), node -> false);
    }

    /** A request that was not sent before, with its first try. */
    private record First(
            Buffer key,
            String person,
            String operation,
            Buffer fingerprint,
            OffsetDateTime begunAt,
            OffsetDateTime leaseUntil,
            Optional<UUID> node) {
        static Tuple columns(List<First> rows) {
            return Tuple.tuple()
                    .addArrayOfBuffer(rows.stream().map(First::key).toArray(Buffer[]::new))
                    .addArrayOfString(rows.stream().map(First::person).toArray(String[]::new))
                    .addArrayOfString(rows.stream().map(First::operation).toArray(String[]::new))
                    .addArrayOfBuffer(rows.stream().map(First::fingerprint).toArray(Buffer[]::new))
                    .addArrayOfOffsetDateTime(rows.stream().map(First::begunAt).toArray(OffsetDateTime[]::new))
                    .addArrayOfOffsetDateTime(
                            rows.stream().map(First::leaseUntil).toArray(OffsetDateTime[]::new))
                    .addArrayOfUUID(
                            rows.stream().map(row -> row.node().orElse(null)).toArray(UUID[]::new));
        }
    }

    /** The answer to a try. */
    private record Kept(Buffer key, int number, int status, Buffer sealedAnswer, OffsetDateTime answeredAt) {
        static Tuple columns(List<Kept> rows) {
            return Tuple.tuple()
                    .addArrayOfBuffer(rows.stream().map(Kept::key).toArray(Buffer[]::new))
                    .addArrayOfInteger(rows.stream().map(Kept::number).toArray(Integer[]::new))
                    .addArrayOfInteger(rows.stream().map(Kept::status).toArray(Integer[]::new))
                    .addArrayOfBuffer(rows.stream().map(Kept::sealedAnswer).toArray(Buffer[]::new))
                    .addArrayOfOffsetDateTime(
                            rows.stream().map(Kept::answeredAt).toArray(OffsetDateTime[]::new));
        }
    }

    private final Pool pool;
    private final SealingKey sealing;
    private final Clock clock;
    private final Nodes nodes;
    private final GroupCommit<First> firsts;
    private final GroupCommit<Kept> answers;

    /** What this server is doing: it waits for no lease to know that. */
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /** @param sealing seals the answers and makes fingerprints that nobody without it can guess from */
    public KeptAnswers(Pool pool, SealingKey sealing, Clock clock) {
        this(pool, sealing, clock, Nodes.ALONE);
    }

    /** As the other, as one of several nodes. */
    public KeptAnswers(Pool pool, SealingKey sealing, Clock clock, Nodes nodes) {
        this.nodes = nodes;
        this.pool = pool;
        this.sealing = sealing;
        this.clock = clock;
        firsts = new GroupCommit<>(pool, FIRST, First::columns);
        answers = new GroupCommit<>(pool, ANSWER, Kept::columns);
    }

    @Override
    public Future<Begun> begin(String person, String key, String operationId, byte[] content) {
        String id = Sm3.hex("quota-exchange/idempotency-key/1\n" + person.length() + ":" + person + key);
        byte[] fingerprint = sealing.mark(Sm3.digest(content), "idempotency");
        boolean mine = underWay.add(id);
        Future<Begun> begun = mine
                ? first(id, person, operationId, fingerprint)
                        .compose(first -> first.isPresent() ? begun(first.get()) : again(id, fingerprint))
                : found(id).map(known -> decide(known, id, fingerprint, true));
        return begun.onComplete(done -> {
            boolean tries = done.succeeded() && done.result().attempt().isPresent();
            if (mine && !tries) {
                underWay.remove(id);
            }
        });
    }

    private static Future<Begun> begun(Attempt attempt) {
        return Future.succeededFuture(new Begun(Optional.of(attempt), Optional.empty()));
    }

    private Future<Optional<Attempt>> first(String id, String person, String operation, byte[] fingerprint) {
        Instant now = now();
        First row = new First(
                bytes(id), person, operation, Buffer.buffer(fingerprint), at(now), at(now.plus(LEASE)), nodes.self());
        return firsts.execute(row)
                .map(added -> added ? Optional.of(new Attempt(id, 1, now)) : Optional.<Attempt>empty());
    }

    private Future<Optional<Row>> found(String id) {
        return pool.preparedQuery(FOUND)
                .execute(Tuple.of(bytes(id)))
                .map(rows -> rows.size() == 0
                        ? Optional.<Row>empty()
                        : Optional.of(rows.iterator().next()));
    }

    /** Somebody sent this key before. */
    private Future<Begun> again(String id, byte[] fingerprint) {
        return found(id).compose(known -> {
            Begun begun = decide(known, id, fingerprint, false);
            if (begun.answer().isPresent()) {
                return Future.succeededFuture(begun);
            }
            Attempt next = begun.attempt().orElseThrow();
            return pool.preparedQuery("INSERT INTO idempotency.attempt (key, number, lease_until, node)"
                            + " VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING")
                    .execute(Tuple.of(
                            bytes(id),
                            next.number(),
                            at(now().plus(LEASE)),
                            nodes.self().orElse(null)))
                    .map(added -> {
                        if (added.rowCount() == 0) {
                            throw KeyProblem.underWay(1).asException();
                        }
                        return begun;
                    });
        });
    }

    /** @param here whether this server is at it just now */
    private Begun decide(Optional<Row> known, String id, byte[] fingerprint, boolean here) {
        if (known.isEmpty()) {
            throw KeyProblem.underWay(1).asException();
        }
        Row row = known.get();
        if (!MessageDigest.isEqual(row.getBuffer("fingerprint").getBytes(), fingerprint)) {
            throw KeyProblem.reused().asException();
        }
        if (row.getInteger("status") != null) {
            byte[] kept = row.getBuffer("sealed").getBytes();
            if (kept.length == 0) {
                throw KeyProblem.notKept(row.getInteger("status")).asException();
            }
            return new Begun(Optional.empty(), Optional.of(SealedAnswer.open(kept, sealing, id)));
        }
        long left = Duration.between(now(), row.getOffsetDateTime("lease_until").toInstant())
                .toSeconds();
        UUID node = row.getUUID("node");
        // What this node tried and is not at any more has ended, though that could not be said.
        boolean isGone = node != null
                && (Optional.of(node).equals(nodes.self()) || nodes.isGone().test(node));
        if (here || (left >= 0 && !row.getBoolean("given_up") && !isGone)) {
            throw KeyProblem.underWay(here ? 1 : left + 1).asException();
        }
        Instant firstBegunAt = row.getOffsetDateTime("begun_at").toInstant();
        return new Begun(Optional.of(new Attempt(id, row.getInteger("number") + 1, firstBegunAt)), Optional.empty());
    }

    @Override
    public Future<Void> keep(Attempt attempt, Api.Answer answer) {
        return answers.execute(new Kept(
                        bytes(attempt.key()),
                        attempt.number(),
                        answer.status(),
                        Buffer.buffer(SealedAnswer.seal(answer, sealing, attempt.key())),
                        at(now())))
                .onComplete(done -> underWay.remove(attempt.key()))
                .mapEmpty();
    }

    @Override
    public Future<Void> giveUp(Attempt attempt) {
        underWay.remove(attempt.key());
        return giveUp(attempt, now().plus(LEASE));
    }

    /** With the database away it is said as soon as it is back: nobody should have to wait for the end of the lease. */
    private Future<Void> giveUp(Attempt attempt, Instant until) {
        Context context = Vertx.currentContext();
        return pool.preparedQuery("INSERT INTO idempotency.given_up VALUES ($1, $2, $3)")
                .execute(Tuple.of(bytes(attempt.key()), attempt.number(), at(now())))
                .<Void>mapEmpty()
                .onFailure(failure -> {
                    if (context != null && Database.isUnavailable(failure) && now().isBefore(until)) {
                        context.owner().setTimer(AGAIN_MILLIS, again -> giveUp(attempt, until));
                    }
                });
    }

    private Instant now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.MICROS);
    }

    private static Buffer bytes(String hex) {
        return Buffer.buffer(HexFormat.of().parseHex(hex));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
