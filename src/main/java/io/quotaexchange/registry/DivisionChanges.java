package io.quotaexchange.registry;

import io.quotaexchange.clause.Refusal;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Changes of divisions: decided on and kept. Clause: M13-03.1. */
public final class DivisionChanges {
    private static final String ROWS_OF = """
            SELECT code, name, city, type, assisted, valid_from, valid_to, successor
              FROM registry.division_span WHERE code = $1 ORDER BY valid_from
            """;

    private static final String ADD_CHANGE = """
            INSERT INTO registry.division_change
                   (code, effective_on, kind, successor, document_number, issued_by, maker, approver, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;

    private static final String SAME = """
            SELECT EXISTS (
                SELECT FROM registry.division_change
                 WHERE code = $1 AND effective_on = $2 AND kind = $3 AND successor IS NOT DISTINCT FROM $4
                   AND document_number = $5 AND issued_by = $6)
            """;

    private static final String ADD_DIVISION = """
            INSERT INTO registry.division (code, name, city, type, assisted, valid_from) VALUES ($1, $2, $3, $4, $5, $6)
            """;

    private final Pool pool;
    private final Clock clock;
    private final Function<String, Future<Optional<LocalDate>>> lastSeen;

    /** @param lastSeen the last civil day on which a round or a posting of a division saw it as it was; empty if none did */
    public DivisionChanges(Pool pool, Clock clock, Function<String, Future<Optional<LocalDate>>> lastSeen) {
        this.pool = pool;
        this.clock = clock;
        this.lastSeen = lastSeen;
    }

    /** Keeps the change, or says why not; the same change again changes nothing. */
    public Future<List<Refusal>> make(DivisionChange change) {
        return pool.withTransaction(connection -> isKept(connection, change)
                .compose(kept -> kept ? Future.succeededFuture(List.of()) : decide(connection, change)));
    }

    /** Everything against the change; keeps nothing. */
    public Future<List<Refusal>> review(DivisionChange change) {
        return pool.withConnection(connection -> isKept(connection, change)
                .compose(kept -> kept ? Future.succeededFuture(List.of()) : refusals(connection, change)));
    }

    private Future<List<Refusal>> decide(SqlConnection connection, DivisionChange change) {
        return refusals(connection, change)
                .compose(refusals ->
                        refusals.isEmpty() ? keep(connection, change).map(refusals) : Future.succeededFuture(refusals));
    }

    private Future<List<Refusal>> refusals(SqlConnection connection, DivisionChange change) {
        return rows(connection, change.code())
                .compose(ofCode -> successor(connection, change)
                        .compose(successor -> lastSeen.apply(change.code())
                                .map(last -> DivisionRules.refusals(change, ofCode, successor, last))));
    }

    private Future<Optional<County>> successor(SqlConnection connection, DivisionChange change) {
        return rows(connection, change.successor().orElse(""))
                .map(rows -> rows.stream()
                        .filter(row -> !row.validFrom().isAfter(change.effectiveOn())
                                && row.validTo()
                                        .map(last -> !last.isBefore(change.effectiveOn()))
                                        .orElse(true))
                        .findFirst());
    }

    private static Future<Boolean> isKept(SqlConnection connection, DivisionChange change) {
        return connection
                .preparedQuery(SAME)
                .execute(content(change))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    private static Tuple content(DivisionChange change) {
        return Tuple.of(
                        change.code(),
                        change.effectiveOn(),
                        change.kind().name(),
                        change.successor().orElse(null),
                        change.documentNumber())
                .addString(change.issuedBy());
    }

    private static Tuple row(DivisionChange change) {
        return content(change)
                .addString(change.signatures().maker())
                .addString(change.signatures().approver());
    }

    private Future<Void> keep(SqlConnection connection, DivisionChange change) {
        Future<Void> kept = connection
                .preparedQuery(ADD_CHANGE)
                .execute(row(change).addOffsetDateTime(OffsetDateTime.now(clock)))
                .mapEmpty();
        return change.division()
                .map(division -> kept.compose(done -> connection
                        .preparedQuery(ADD_DIVISION)
                        .execute(Tuple.of(
                                division.code(),
                                division.name(),
                                division.city(),
                                division.type(),
                                division.assisted(),
                                division.validFrom()))
                        .<Void>mapEmpty()))
                .orElse(kept);
    }

    /** Every row of a division, in order of its first day. */
    public Future<List<County>> of(String code) {
        return pool.withConnection(connection -> rows(connection, code));
    }

    /** Who took over from a division that ended on or before a day; empty if it did not end by then. */
    public Future<Optional<String>> successorOf(String code, LocalDate day) {
        return pool.preparedQuery(ROWS_OF).execute(Tuple.of(code)).map(rows -> {
            Optional<String> successor = Optional.empty();
            for (Row row : rows) {
                boolean ended = row.getLocalDate("valid_to") != null
                        && row.getLocalDate("valid_to").isBefore(day);
                successor = ended ? Optional.ofNullable(row.getString("successor")) : Optional.empty();
            }
            return successor;
        });
    }

    private static Future<List<County>> rows(SqlConnection connection, String code) {
        return connection
                .preparedQuery(ROWS_OF)
                .execute(Tuple.of(code))
                .map(rows -> rows.stream()
                        .map(row -> new County(
                                row.getString("code"),
                                row.getString("name"),
                                row.getString("city"),
                                row.getString("type"),
                                row.getBoolean("assisted"),
                                row.getLocalDate("valid_from"),
                                Optional.ofNullable(row.getLocalDate("valid_to")),
                                List.<County.Partner>of()))
                        .toList());
    }
}
