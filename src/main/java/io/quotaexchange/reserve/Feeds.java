package io.quotaexchange.reserve;

import io.quotaexchange.clause.Refusal;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes batches of a monitoring feed: every row is carried out or refused by itself, and reported once.
 *
 * <p>The same batch again gives the first report; one that was interrupted goes on. Clause: M13-07.3.
 */
public final class Feeds {
    /** What became of a batch. */
    public sealed interface Outcome {
        record Taken(FeedReport report, boolean repeated) implements Outcome {}

        /** Nothing of it was carried out. */
        record Refused(List<Refusal> refusals) implements Outcome {}
    }

    private static final String KEEP = """
            INSERT INTO reserve.feed_batch (id, source, digest, rows, maker, approver, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING
            """;

    private static final String FIRST = "SELECT digest, maker, approver FROM reserve.feed_batch WHERE id = $1";

    private static final String KEEP_ROW = """
            INSERT INTO reserve.feed_row (batch, number, document) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING
            """;

    private static final String ROWS = "SELECT document FROM reserve.feed_row WHERE batch = $1 ORDER BY number";

    private static final String KEPT = """
            SELECT b.id, b.source, b.digest, b.rows, b.maker, b.approver, b.recorded_at,
                   (SELECT count(*) FROM reserve.feed_row r WHERE r.batch = b.id) AS reported
              FROM reserve.feed_batch b
            """;

    private static final String BATCHES = KEPT + " WHERE b.id > $1 ORDER BY b.id LIMIT $2";

    private static final String BATCH = KEPT + " WHERE b.id = $1";

    private final SqlClient client;
    private final UnitActs acts;
    private final Clock clock;

    public Feeds(SqlClient client, UnitActs acts, Clock clock) {
        this.client = client;
        this.acts = acts;
        this.clock = clock;
    }

    /** What stands against the batch as a whole; empty: its rows would be taken, each by itself. */
    public Future<List<Refusal>> review(FeedBatch batch) {
        List<Refusal> refusals = new ArrayList<>();
        read(batch, refusals);
        return batch(batch.id()).map(kept -> {
            if (kept.filter(known -> !known.digest().equals(HexFormat.of().formatHex(batch.digest())))
                    .isPresent()) {
                refusals.add(ReserveRefusal.BATCH_ID_TAKEN.refusal());
            }
            return refusals;
        });
    }

    private static List<FeedRows.FeedRow> read(FeedBatch batch, List<Refusal> refusals) {
        if (batch.maker().equals(batch.approver())) {
            refusals.add(ReserveRefusal.SAME_PERSON.refusal());
        }
        List<FeedRows.FeedRow> rows = List.of();
        try {
            rows = FeedRows.read(batch);
        } catch (FeedRows.UnreadableFeed e) {
            refusals.add(ReserveRefusal.ROW_UNREADABLE.refusal(
                    e.fault().zh(), e.fault().en()));
        }
        if (!batch.id().matches("fed_[a-z0-9-]{1,40}")) {
            refusals.add(ReserveRefusal.BATCH_ID_INVALID.refusal());
        }
        return rows;
    }

    public Future<Outcome> take(FeedBatch batch) {
        List<Refusal> refusals = new ArrayList<>();
        List<FeedRows.FeedRow> rows = read(batch, refusals);
        return refusals.isEmpty()
                ? keep(batch, rows.size())
                        .compose(first -> first.map(this::carryOut).orElseGet(Feeds::takenBefore))
                : Future.succeededFuture(new Outcome.Refused(refusals));
    }

    private static Future<Outcome> takenBefore() {
        return Future.succeededFuture(new Outcome.Refused(List.of(ReserveRefusal.BATCH_ID_TAKEN.refusal())));
    }

    /** Batches in order of id, those after the one named. */
    public Future<List<KeptBatch>> batches(String after, int limit) {
        return client.preparedQuery(BATCHES)
                .execute(Tuple.of(after, limit))
                .map(rows -> rows.stream().map(Feeds::kept).toList());
    }

    public Future<Optional<KeptBatch>> batch(String id) {
        return client.preparedQuery(BATCH)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(Feeds::kept));
    }

    /** What became of the rows of a batch so far. */
    public Future<FeedReport> report(String batch) {
        return reported(batch).map(lines -> new FeedReport(batch, List.copyOf(lines.values())));
    }

    private static KeptBatch kept(Row row) {
        return new KeptBatch(
                row.getString("id"),
                row.getString("source"),
                HexFormat.of().formatHex(row.getBuffer("digest").getBytes()),
                row.getInteger("rows"),
                row.getLong("reported"),
                row.getString("maker"),
                row.getString("approver"),
                row.getOffsetDateTime("recorded_at").toInstant());
    }

    /**
     * Keeps it, once.
     *
     * @return the batch by who sent it first: whoever sends it again has what was interrupted go on, and signs nothing of it; empty if
     *     the id was used for another batch
     */
    private Future<Optional<FeedBatch>> keep(FeedBatch batch, int rows) {
        Tuple row = Tuple.of(batch.id(), batch.source(), Buffer.buffer(batch.digest()), rows, batch.maker())
                .addString(batch.approver())
                .addOffsetDateTime(OffsetDateTime.now(clock));
        return client.preparedQuery(KEEP)
                .execute(row)
                .compose(kept -> client.preparedQuery(FIRST).execute(Tuple.of(batch.id())))
                .map(found -> found.iterator().next())
                .map(first -> Arrays.equals(first.getBuffer(0).getBytes(), batch.digest())
                        ? Optional.of(batch.signedBy(first.getString(1), first.getString(2)))
                        : Optional.empty());
    }

    private Future<Outcome> carryOut(FeedBatch batch) {
        List<FeedRows.FeedRow> rows = FeedRows.read(batch);
        return reported(batch.id()).compose(known -> {
            boolean repeated = known.size() == rows.size();
            Future<Void> chain = Future.succeededFuture();
            for (FeedRows.FeedRow row : rows) {
                if (!known.containsKey(row.number())) {
                    chain = chain.compose(before -> line(row).compose(line -> keepRow(batch, line)));
                }
            }
            return chain.compose(done -> reported(batch.id()))
                    .map(all -> new Outcome.Taken(new FeedReport(batch.id(), List.copyOf(all.values())), repeated));
        });
    }

    private Future<FeedReport.Line> line(FeedRows.FeedRow row) {
        if (row.request().isEmpty()) {
            return Future.succeededFuture(refusedLine(
                    row,
                    List.of(row.fault()
                            .map(fault -> ReserveRefusal.ROW_UNREADABLE.refusal(fault.zh(), fault.en()))
                            .orElseThrow())));
        }
        return acts.take(row.request().get()).map(outcome -> switch (outcome) {
            case UnitActs.Outcome.Done done ->
                new FeedReport.Line(row.number(), true, done.act().id(), done.settlement(), new JsonArray());
            case UnitActs.Outcome.Refused refused -> refusedLine(row, refused.refusals());
        });
    }

    private static FeedReport.Line refusedLine(FeedRows.FeedRow row, List<Refusal> refusals) {
        JsonArray written = new JsonArray();
        refusals.forEach(refusal -> written.add(new JsonObject()
                .put("code", refusal.code())
                .put("clause", refusal.clause().text())
                .put("field", refusal.field())
                .put("zh", refusal.zh())
                .put("en", refusal.en())
                .put("remedyZh", refusal.remedyZh())
                .put("remedyEn", refusal.remedyEn())));
        return new FeedReport.Line(row.number(), false, "", 0, written);
    }

    private Future<Void> keepRow(FeedBatch batch, FeedReport.Line line) {
        return client.preparedQuery(KEEP_ROW)
                .execute(Tuple.of(batch.id(), line.number(), line.document().encode()))
                .mapEmpty();
    }

    private Future<Map<Integer, FeedReport.Line>> reported(String batch) {
        return client.preparedQuery(ROWS).execute(Tuple.of(batch)).map(rows -> {
            Map<Integer, FeedReport.Line> lines = new TreeMap<>();
            for (Row row : rows) {
                FeedReport.Line line = FeedReport.Line.read(new JsonObject(row.getString(0)));
                lines.put(line.number(), line);
            }
            return lines;
        });
    }
}
