package io.quotaexchange.registry;

import io.quotaexchange.registry.signing.Signatures;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counties and pairs as PostgreSQL keeps them. */
final class Divisions implements DivisionStore {
    private static final String ADD_COUNTY = """
            INSERT INTO registry.division (code, name, city, type, assisted, valid_from, valid_to)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (code, valid_from) DO NOTHING
            """;

    private static final String ADD_PAIRING = """
            INSERT INTO registry.pairing (scheme, first, second, basis, valid_from, maker, approver)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (scheme, first, second) DO NOTHING
            """;

    private static final String COUNTIES = """
            SELECT code, name, city, type, assisted, valid_from, valid_to
              FROM registry.division_span
             WHERE valid_from <= $1 AND (valid_to IS NULL OR valid_to >= $1)
             ORDER BY code
             LIMIT 5000
            """;

    private static final String PAIRINGS = """
            SELECT p.scheme, p.first, p.second, p.basis, p.valid_from, p.maker, p.approver
              FROM registry.pairing p LEFT JOIN registry.pairing_end e USING (scheme, first, second)
             WHERE p.valid_from <= $1 AND (e.valid_to IS NULL OR e.valid_to >= $1)
             ORDER BY p.scheme, p.first, p.second
             LIMIT 20000
            """;

    private static final String IS_KNOWN = """
            SELECT EXISTS (
                SELECT FROM registry.division_span
                 WHERE code = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2))
            """;

    private final Pool pool;

    Divisions(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Void> add(List<County> counties, List<Pairing> pairings) {
        List<Tuple> countyRows = counties.stream().map(Divisions::row).toList();
        List<Tuple> pairingRows = pairings.stream().map(Divisions::row).toList();
        return pool.withTransaction(connection -> (countyRows.isEmpty()
                        ? Future.<Object>succeededFuture()
                        : connection.preparedQuery(ADD_COUNTY).executeBatch(countyRows))
                .compose(done -> pairingRows.isEmpty()
                        ? Future.succeededFuture()
                        : connection.preparedQuery(ADD_PAIRING).executeBatch(pairingRows))
                .mapEmpty());
    }

    private static Tuple row(Pairing pair) {
        return Tuple.of(pair.scheme(), pair.first(), pair.second(), pair.basis(), pair.validFrom())
                .addString(pair.by().map(Signatures::maker).orElse(null))
                .addString(pair.by().map(Signatures::approver).orElse(null));
    }

    private static Tuple row(County county) {
        return Tuple.of(county.code(), county.name(), county.city(), county.type(), county.assisted())
                .addLocalDate(county.validFrom())
                .addLocalDate(county.validTo().orElse(null));
    }

    /** Counties that exist on a day, in order of code. */
    @Override
    public Future<List<County>> on(LocalDate day) {
        return pairings(day)
                .compose(pairings ->
                        pool.preparedQuery(COUNTIES).execute(Tuple.of(day)).map(rows -> read(rows, pairings)));
    }

    @Override
    public Future<List<Pairing>> pairings(LocalDate day) {
        return pool.preparedQuery(PAIRINGS).execute(Tuple.of(day)).map(rows -> {
            List<Pairing> pairings = new ArrayList<>();
            for (Row row : rows) {
                pairings.add(new Pairing(
                        row.getString(0),
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLocalDate(4),
                        Optional.ofNullable(row.getString(5)).map(maker -> new Signatures(maker, row.getString(6)))));
            }
            return pairings;
        });
    }

    @Override
    public Future<Boolean> isKnown(String code, LocalDate day) {
        return pool.preparedQuery(IS_KNOWN)
                .execute(Tuple.of(code, day))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    private static List<County> read(RowSet<Row> rows, List<Pairing> pairings) {
        List<County> counties = new ArrayList<>();
        for (Row row : rows) {
            counties.add(new County(
                    row.getString(0),
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getBoolean(4),
                    row.getLocalDate(5),
                    Optional.ofNullable(row.getLocalDate(6)),
                    partners(row.getString(0), pairings)));
        }
        return counties;
    }

    private static List<County.Partner> partners(String code, List<Pairing> pairings) {
        return pairings.stream()
                .filter(pair -> pair.one().equals(code) || pair.other().equals(code))
                .map(pair -> new County.Partner(
                        pair.one().equals(code) ? pair.other() : pair.one(), pair.scheme(), pair.basis()))
                .sorted(java.util.Comparator.comparing(County.Partner::code))
                .toList();
    }
}
