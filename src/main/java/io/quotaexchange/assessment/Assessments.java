package io.quotaexchange.assessment;

import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.quantity.IndicatorKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sums up years. A settlement belongs to the year in which it was recorded, by the country's clock. */
public final class Assessments {
    private static final String ENDS = "SELECT ledger.sequence_at($1) AS after, ledger.sequence_at($2) AS up_to";

    /** Every division that was valid in the year, under its last name there. */
    private static final String COUNTIES = """
            SELECT d.code, d.name,
                   coalesce(t.task_m2, 0) AS task_m2, coalesce(t.done_m2, 0) AS done_m2,
                   (SELECT count(*) FROM registry.commitment_overdue o
                     WHERE o.county = d.code AND o.since <= $3
                       AND NOT EXISTS (SELECT FROM registry.commitment_kept k
                                        WHERE k.overdue = o.id AND k.kept_on <= $3))::int AS overdue,
                   (SELECT count(*) FROM registry.suspension s
                     WHERE s.county = d.code AND s.starts_on BETWEEN $2 AND $3)::int AS suspensions
              FROM (SELECT DISTINCT ON (code) code, name FROM registry.division_span
                     WHERE valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $2)
                     ORDER BY code, valid_from DESC) d
              LEFT JOIN LATERAL (SELECT task_m2, done_m2 FROM registry.county_task
                                  WHERE county = d.code AND year = $1 ORDER BY number DESC LIMIT 1) t ON true
             ORDER BY d.code
            """;

    private static final String HOLDINGS = """
            SELECT a.owner, a.unit,
                   sum(ledger.balance_at(a.id, $1))::bigint AS opening, sum(ledger.balance_at(a.id, $2))::bigint AS closing
              FROM ledger.account a
             WHERE a.owner ~ '^[0-9]{6}$' AND a.unit <> 'CNY' AND a.kind IN ('RESERVE', 'LISTED', 'AWARDED', 'FROZEN')
               AND substr(a.owner, 3) <> '0000'
             GROUP BY a.owner, a.unit
            """;

    /** What crossed the border between one owner and another. */
    private static final String MOVED = """
            SELECT side.owner, side.unit, side.incoming, s.code, sum(p.amount)::bigint AS amount
              FROM ledger.posting p
              JOIN ledger.settlement s ON s.sequence = p.settlement
              JOIN ledger.account f ON f.id = p.from_account
              JOIN ledger.account t ON t.id = p.to_account
             CROSS JOIN LATERAL (VALUES (f.owner, f.unit, false), (t.owner, t.unit, true)) AS side (owner, unit, incoming)
             WHERE p.settlement > $1 AND p.settlement <= $2 AND f.owner <> t.owner AND f.unit <> 'CNY'
             GROUP BY side.owner, side.unit, side.incoming, s.code
            """;

    private final SqlClient client;

    public Assessments(SqlClient client) {
        this.client = client;
    }

    /** @param year of the civil calendar; one that goes on is summed up as far as it went */
    public Future<Assessment> of(int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);
        return client.preparedQuery(ENDS)
                .execute(Tuple.of(
                        justBefore(first).atOffset(ZoneOffset.UTC),
                        justBefore(last.plusDays(1)).atOffset(ZoneOffset.UTC)))
                .compose(ends -> {
                    Row row = ends.iterator().next();
                    long after = row.getLong("after");
                    long upTo = row.getLong("up_to");
                    Tuple range = Tuple.of(after, upTo);
                    Map<String, Map<IndicatorKind, Sums>> sums = new TreeMap<>();
                    return client.preparedQuery(HOLDINGS)
                            .execute(range)
                            .onSuccess(rows ->
                                    rows.forEach(held -> sums(sums, held).held(held)))
                            .compose(done -> client.preparedQuery(MOVED).execute(range))
                            .onSuccess(rows ->
                                    rows.forEach(moved -> sums(sums, moved).moved(moved)))
                            .compose(done -> client.preparedQuery(COUNTIES).execute(Tuple.of(year, first, last)))
                            .map(counties -> new Assessment(year, after, upTo, counties(counties.iterator(), sums)));
                });
    }

    /** The last moment before a day begins, as the ledger has them: in microseconds. */
    private static Instant justBefore(LocalDate day) {
        return day.atStartOfDay(CivilDay.ZONE).toInstant().minusNanos(1_000);
    }

    private static Sums sums(Map<String, Map<IndicatorKind, Sums>> all, Row row) {
        return all.computeIfAbsent(row.getString("owner"), owner -> new EnumMap<>(IndicatorKind.class))
                .computeIfAbsent(IndicatorKind.valueOf(row.getString("unit")), unit -> new Sums());
    }

    private static List<CountyYear> counties(RowIterator<Row> rows, Map<String, Map<IndicatorKind, Sums>> sums) {
        List<CountyYear> counties = new ArrayList<>();
        while (rows.hasNext()) {
            Row row = rows.next();
            Map<IndicatorKind, IndicatorYear> indicators = new EnumMap<>(IndicatorKind.class);
            sums.getOrDefault(row.getString("code"), Map.of())
                    .forEach((indicator, sum) -> indicators.put(indicator, sum.year()));
            counties.add(new CountyYear(
                    row.getString("code"),
                    row.getString("name"),
                    row.getLong("task_m2"),
                    row.getLong("done_m2"),
                    row.getInteger("overdue"),
                    row.getInteger("suspensions"),
                    indicators));
        }
        return counties;
    }

    private static final class Sums {
        private long opening;
        private long closing;
        private final Map<String, Long> in = new TreeMap<>();
        private final Map<String, Long> out = new TreeMap<>();

        void held(Row row) {
            opening = row.getLong("opening");
            closing = row.getLong("closing");
        }

        void moved(Row row) {
            (row.getBoolean("incoming") ? in : out).put(row.getString("code"), row.getLong("amount"));
        }

        IndicatorYear year() {
            long registered = take(in, "MINT");
            long levied = take(out, "LEVY");
            long bought = take(in, "DELIVER");
            long sold = take(out, "DELIVER");
            long writtenOff = take(out, "WRITE_OFF");
            long deducted = take(out, "CANCEL");
            return new IndicatorYear(
                    opening, registered, levied, bought, sold, writtenOff, deducted, rest(in), rest(out), closing);
        }

        private static long take(Map<String, Long> from, String code) {
            Long taken = from.remove(code);
            return taken == null ? 0 : taken;
        }

        private static long rest(Map<String, Long> left) {
            return left.values().stream().reduce(0L, Math::addExact);
        }
    }
}
