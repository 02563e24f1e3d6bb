package io.quotaexchange.registry;

import io.quotaexchange.registry.signing.Signatures;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Every pair that ever was, and how pairs end. A pair ends once; its end is not changed. Clause: Z10-21.1. */
public final class PairingEnds {
    private static final String ALL = """
            SELECT p.scheme, p.first, p.second, p.basis, p.valid_from, p.maker, p.approver,
                   e.valid_to, e.reason, e.maker AS end_maker, e.approver AS end_approver
              FROM registry.pairing p LEFT JOIN registry.pairing_end e USING (scheme, first, second)
             ORDER BY p.scheme, p.first, p.second
             LIMIT 20000
            """;

    private static final String END = """
            INSERT INTO registry.pairing_end (scheme, first, second, valid_to, reason, maker, approver, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (scheme, first, second) DO NOTHING
            """;

    /** A pair, and its end where there is one. */
    public record Listed(Pairing pair, Optional<PairingEnd> end) {}

    private final Pool pool;
    private final Clock clock;

    public PairingEnds(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** In order of scheme and codes. */
    Future<List<Listed>> all() {
        return pool.query(ALL)
                .execute()
                .map(rows -> rows.stream().map(PairingEnds::read).toList());
    }

    /** @return false if it has ended before: nothing was kept then */
    Future<Boolean> keep(PairingEnd end) {
        return pool.preparedQuery(END)
                .execute(Tuple.of(end.scheme(), end.first(), end.second(), end.validTo(), end.reason())
                        .addString(end.by().maker())
                        .addString(end.by().approver())
                        .addOffsetDateTime(OffsetDateTime.now(clock)))
                .map(rows -> rows.rowCount() == 1);
    }

    private static Listed read(Row row) {
        String scheme = row.getString("scheme");
        String first = row.getString("first");
        String second = row.getString("second");
        LocalDate validTo = row.getLocalDate("valid_to");
        return new Listed(
                new Pairing(
                        scheme,
                        first,
                        second,
                        row.getString("basis"),
                        row.getLocalDate("valid_from"),
                        Optional.ofNullable(row.getString("maker"))
                                .map(maker -> new Signatures(maker, row.getString("approver")))),
                validTo == null
                        ? Optional.empty()
                        : Optional.of(new PairingEnd(
                                scheme,
                                first,
                                second,
                                validTo,
                                row.getString("reason"),
                                new Signatures(row.getString("end_maker"), row.getString("end_approver")))));
    }
}
