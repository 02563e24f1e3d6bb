package io.quotaexchange.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** People and their appointments: a change is a new appointment, the old ones stay. */
public final class People {
    private static final String NOW = """
            SELECT p.id, p.login, a.number, a.display_name, a.organisation, a.roles, a.active, a.recorded_at
              FROM identity.person p
              JOIN identity.appointment a ON a.person = p.id
             WHERE NOT EXISTS (SELECT FROM identity.appointment n WHERE n.person = p.id AND n.number > a.number)
            """;
    private static final String BY_ID = NOW + " AND p.id = $1";
    private static final String BY_LOGIN = NOW + " AND p.login = $1";
    private static final String PAGE =
            NOW + " AND p.id > $1 AND ($2 = '' OR a.organisation = $2) ORDER BY p.id LIMIT $3";
    private static final String ADD = "INSERT INTO identity.person (id, login, created_at) VALUES ($1, $2, $3)";
    private static final String APPOINT = """
            INSERT INTO identity.appointment
                   (person, number, display_name, organisation, roles, active, appointed_by, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """;

    private final Pool pool;
    private final Clock clock;

    public People(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    public Future<Optional<Person>> byId(String id) {
        return one(BY_ID, id);
    }

    public Future<Optional<Person>> byLogin(String login) {
        return one(BY_LOGIN, login);
    }

    private Future<Optional<Person>> one(String sql, String key) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(key))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(People::person)
                        .findFirst());
    }

    /** @param organisation empty for all of them; {@code after} id that the page starts behind */
    public Future<List<Person>> page(String organisation, String after, int limit) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(after, organisation, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(People::person)
                        .toList());
    }

    /** Who is active by that somebody's appointment. */
    public Future<List<Person>> activeOf(String appointedBy) {
        return pool.preparedQuery(NOW + " AND a.active AND a.appointed_by = $1 ORDER BY p.id")
                .execute(Tuple.of(appointedBy))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(People::person)
                        .toList());
    }

    static Person person(Row row) {
        Set<Role> roles =
                Arrays.stream(row.getArrayOfStrings("roles")).map(Role::valueOf).collect(Collectors.toSet());
        return new Person(
                row.getString("id"),
                row.getString("login"),
                row.getInteger("number"),
                row.getString("display_name"),
                row.getString("organisation"),
                roles,
                row.getBoolean("active"),
                row.getOffsetDateTime("recorded_at").toInstant());
    }

    /**
     * Adds somebody with the hash of a first password.
     *
     * @param mustChange whether it is good for one sign-in only
     * @param by who adds them
     */
    public Future<Void> add(Person person, String passwordHash, boolean mustChange, String by) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return pool.withTransaction(connection -> connection
                .preparedQuery(ADD)
                .execute(Tuple.of(person.id(), person.login(), now))
                .compose(done -> appoint(connection, person, by, now))
                .compose(done -> connection
                        .preparedQuery("INSERT INTO identity.password VALUES ($1, $2, $3, $4)")
                        .execute(Tuple.of(person.id(), passwordHash, mustChange, now)))
                .mapEmpty());
    }

    /**
     * What somebody is from now on; their sessions end, so that the old rights end with them.
     *
     * @param person with the next version
     */
    public Future<Void> change(Person person, String by) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return pool.withTransaction(connection -> appoint(connection, person, by, now)
                .compose(done -> connection
                        .preparedQuery(
                                "UPDATE identity.session SET ended_at = $2 WHERE person = $1 AND ended_at IS NULL")
                        .execute(Tuple.of(person.id(), now)))
                .mapEmpty());
    }

    private static Future<Void> appoint(SqlClient connection, Person person, String by, OffsetDateTime now) {
        Tuple row = Tuple.of(person.id(), person.version(), person.displayName(), person.organisation())
                .addArrayOfString(person.roles().stream().map(Role::name).toArray(String[]::new))
                .addBoolean(person.active())
                .addString(by)
                .addOffsetDateTime(now);
        return connection.preparedQuery(APPOINT).execute(row).mapEmpty();
    }
}
