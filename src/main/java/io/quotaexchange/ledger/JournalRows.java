package io.quotaexchange.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Whole entries of the journal, put together from its five tables. */
final class JournalRows {
    private final SqlClient client;

    JournalRows(SqlClient client) {
        this.client = client;
    }

    /** The entries from one sequence number to another, both included, in order. */
    Future<List<JournalEntry>> between(long first, long last) {
        Tuple range = Tuple.of(first, last);
        Future<List<SettlementSummary>> settlements = client.preparedQuery(LedgerSql.SETTLEMENTS_BETWEEN)
                .execute(range)
                .map(rows -> rows.stream().map(LedgerRows::summary).toList());
        Future<Map<Long, List<Posting>>> postings = grouped(LedgerSql.POSTINGS_BETWEEN, range, LedgerRows::posting);
        Future<Map<Long, List<Lot>>> lots = grouped(LedgerSql.LOTS_BETWEEN, range, LedgerRows::lot);
        Future<Map<Long, List<SegmentSpend>>> spent = grouped(
                LedgerSql.SPENT_BETWEEN,
                range,
                row -> new SegmentSpend(row.getLong("segment"), row.getInteger("place")));
        Future<Map<Long, List<Segment>>> created = grouped(LedgerSql.CREATED_BETWEEN, range, LedgerRows::segment);
        return Future.all(settlements, postings, lots, spent, created)
                .map(all -> settlements.result().stream()
                        .map(settlement -> entry(
                                settlement,
                                of(settlement, postings),
                                of(settlement, lots),
                                of(settlement, spent),
                                of(settlement, created)))
                        .toList());
    }

    private <T> Future<Map<Long, List<T>>> grouped(String sql, Tuple range, Function<Row, T> form) {
        return client.preparedQuery(sql).execute(range).map(rows -> group(rows, form));
    }

    private static <T> Map<Long, List<T>> group(RowSet<Row> rows, Function<Row, T> form) {
        Map<Long, List<T>> bySettlement = new HashMap<>();
        for (Row row : rows) {
            bySettlement
                    .computeIfAbsent(row.getLong("settlement"), key -> new ArrayList<>())
                    .add(form.apply(row));
        }
        return bySettlement;
    }

    private static <T> List<T> of(SettlementSummary settlement, Future<Map<Long, List<T>>> rows) {
        return rows.result().getOrDefault(settlement.sequence(), List.of());
    }

    private static JournalEntry entry(
            SettlementSummary settlement,
            List<Posting> postings,
            List<Lot> lots,
            List<SegmentSpend> spent,
            List<Segment> created) {
        return new JournalEntry(
                settlement.sequence(),
                settlement.recordedAt(),
                settlement.code(),
                settlement.idempotencyKey(),
                settlement.fingerprint(),
                settlement.fact(),
                settlement.maker(),
                settlement.approver(),
                postings,
                lots,
                spent,
                created,
                settlement.hash());
    }
}
