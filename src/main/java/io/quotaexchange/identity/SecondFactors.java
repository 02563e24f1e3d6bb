package io.quotaexchange.identity;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Authenticators of people: enrolled, confirmed by a first code, and codes for the day the device is lost. */
final class SecondFactors {
    private static final int RECOVERY_CODES = 10;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ENROL = """
            INSERT INTO identity.second_factor (person, sealed, confirmed, last_step, created_at)
            VALUES ($1, $2, false, 0, $3)
            ON CONFLICT (person) DO UPDATE SET sealed = $2, last_step = 0, created_at = $3
             WHERE NOT second_factor.confirmed
            """;
    private static final String USE = """
            UPDATE identity.second_factor SET last_step = $2, confirmed = true
             WHERE person = $1 AND last_step < $2 AND confirmed = $3
            """;
    private static final String RECOVER = """
            UPDATE identity.recovery_code SET used_at = $3 WHERE person = $1 AND digest = $2 AND used_at IS NULL
            """;

    /**
     * What the person is shown once.
     *
     * @param uri for an authenticator to read
     * @param recoveryCodes each good once
     */
    record Enrolment(String uri, List<String> recoveryCodes) {}

    private final Pool pool;
    private final Clock clock;
    private final SealingKey key;

    SecondFactors(Pool pool, Clock clock, SealingKey key) {
        this.pool = pool;
        this.clock = clock;
        this.key = key;
    }

    Future<Boolean> isConfirmed(String person) {
        return pool.preparedQuery("SELECT FROM identity.second_factor WHERE person = $1 AND confirmed")
                .execute(Tuple.of(person))
                .map(rows -> rows.size() > 0);
    }

    /** Starts anew; fails if there is a confirmed one. */
    Future<Enrolment> enrol(Person person) {
        byte[] secret = new byte[Totp.SECRET_BYTES];
        RANDOM.nextBytes(secret);
        List<String> codes = Stream.generate(SecondFactors::recoveryCode)
                .limit(RECOVERY_CODES)
                .toList();
        OffsetDateTime now = Instant.now(clock).atOffset(ZoneOffset.UTC);
        List<Tuple> rows = new ArrayList<>();
        codes.forEach(code -> rows.add(Tuple.of(person.id(), Sessions.digest(code))));
        return pool.withTransaction(connection -> connection
                .preparedQuery(ENROL)
                .execute(Tuple.of(person.id(), Buffer.buffer(key.seal(secret, person.id())), now))
                .compose(done -> done.rowCount() == 1
                        ? Future.succeededFuture()
                        : Future.failedFuture(SignInProblem.ENROLLED.asException()))
                .compose(done -> connection
                        .preparedQuery("DELETE FROM identity.recovery_code WHERE person = $1")
                        .execute(Tuple.of(person.id())))
                .compose(done -> connection
                        .preparedQuery("INSERT INTO identity.recovery_code (person, digest) VALUES ($1, $2)")
                        .executeBatch(rows))
                .map(done -> new Enrolment(Totp.uri(secret, person.login()), codes)));
    }

    private static String recoveryCode() {
        byte[] random = new byte[10];
        RANDOM.nextBytes(random);
        String text = Totp.base32(random).toLowerCase(java.util.Locale.ROOT);
        return text.substring(0, 8) + "-" + text.substring(8);
    }

    /**
     * Whether a code is right and was not used before.
     *
     * @param confirmed whether the factor is in use already; a first code puts it to use
     */
    Future<Boolean> isRight(String person, String code, boolean confirmed) {
        return pool.preparedQuery("SELECT sealed FROM identity.second_factor WHERE person = $1")
                .execute(Tuple.of(person))
                .compose(rows -> {
                    if (rows.size() == 0) {
                        return Future.succeededFuture(false);
                    }
                    Row row = rows.iterator().next();
                    byte[] secret = key.open(row.getBuffer(0).getBytes(), person);
                    OptionalLong step =
                            Totp.stepOf(secret, code, Instant.now(clock).getEpochSecond());
                    return step.isEmpty()
                            ? Future.succeededFuture(false)
                            : pool.preparedQuery(USE)
                                    .execute(Tuple.of(person, step.getAsLong(), confirmed))
                                    .map(used -> used.rowCount() == 1);
                });
    }

    /** Whether a recovery code is one of the person's and was not used before. */
    Future<Boolean> recovers(String person, String code) {
        return pool.preparedQuery(RECOVER)
                .execute(Tuple.of(
                        person, Sessions.digest(code), Instant.now(clock).atOffset(ZoneOffset.UTC)))
                .map(used -> used.rowCount() == 1);
    }

    /** Forgets the device, for example because it is lost. */
    Future<Void> remove(String person) {
        return pool.withTransaction(connection -> connection
                .preparedQuery("DELETE FROM identity.recovery_code WHERE person = $1")
                .execute(Tuple.of(person))
                .compose(done -> connection
                        .preparedQuery("DELETE FROM identity.second_factor WHERE person = $1")
                        .execute(Tuple.of(person)))
                .mapEmpty());
    }
}
