package io.quotaexchange.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Which person a subject of the OpenID provider is. */
final class OidcSubjects {
    private static final String PERSON = "SELECT person FROM identity.oidc_subject WHERE issuer = $1 AND subject = $2";
    private static final String SUBJECT = "SELECT subject FROM identity.oidc_subject WHERE issuer = $1 AND person = $2";
    private static final String FORGET = "DELETE FROM identity.oidc_subject WHERE issuer = $1 AND person = $2";
    private static final String KEEP =
            "INSERT INTO identity.oidc_subject (issuer, subject, person, set_by, set_at) VALUES ($1, $2, $3, $4, $5)";

    private final Pool pool;
    private final Clock clock;
    private final String issuer;

    OidcSubjects(Pool pool, Clock clock, String issuer) {
        this.pool = pool;
        this.clock = clock;
        this.issuer = issuer;
    }

    Future<Optional<String>> person(String subject) {
        return one(PERSON, subject);
    }

    Future<Optional<String>> of(String person) {
        return one(SUBJECT, person);
    }

    private Future<Optional<String>> one(String sql, String key) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(issuer, key))
                .map(rows -> rows.stream().findFirst().map(row -> row.getString(0)));
    }

    /** @return fails with a unique violation if the subject is somebody else */
    Future<Void> set(String person, String subject, String by) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(FORGET)
                .execute(Tuple.of(issuer, person))
                .compose(gone -> connection
                        .preparedQuery(KEEP)
                        .execute(Tuple.of(issuer, subject, person, by, OffsetDateTime.now(clock))))
                .mapEmpty());
    }

    Future<Void> remove(String person) {
        return pool.preparedQuery(FORGET).execute(Tuple.of(issuer, person)).mapEmpty();
    }
}
