package io.quotaexchange.checkpoint;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Checkpoints and public keys, as PostgreSQL keeps them: appended, never changed. */
public final class CheckpointStore {
    /** A checkpoint with what the next one goes on from. */
    record Kept(Checkpoint checkpoint, byte[] peaks) {}

    private static final String KEYS = """
            SELECT number, id, public_key, since, endorsed_by, signature FROM checkpoint.signing_key ORDER BY number
            """;
    private static final String ADD_KEY = """
            INSERT INTO checkpoint.signing_key (number, id, public_key, since, endorsed_by, signature)
            VALUES ($1, $2, $3, $4, $5, $6)
            """;
    private static final String BEFORE = """
            SELECT number, settlements, head, merkle_root, peaks, taken_at, key_id, signature
              FROM checkpoint.checkpoint WHERE number < $1 ORDER BY number DESC LIMIT $2
            """;
    private static final String AFTER = """
            SELECT number, settlements, head, merkle_root, peaks, taken_at, key_id, signature
              FROM checkpoint.checkpoint WHERE number > $1 ORDER BY number LIMIT $2
            """;
    private static final String ADD = """
            INSERT INTO checkpoint.checkpoint
                   (number, settlements, head, merkle_root, peaks, taken_at, key_id, signature)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """;
    /** One maker at a time, whatever process it is in. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(7236278101)";

    private final SqlClient client;

    public CheckpointStore(SqlClient client) {
        this.client = client;
    }

    Future<Void> lock() {
        return client.query(LOCK).execute().mapEmpty();
    }

    /** Every key, the first first. */
    public Future<List<SigningKey>> keys() {
        return client.query(KEYS)
                .execute()
                .map(rows -> rows.stream().map(CheckpointStore::key).toList());
    }

    /** Checkpoints, newest first, those below {@code before}; {@link Long#MAX_VALUE} for the newest of all. */
    public Future<List<Checkpoint>> before(long before, int limit) {
        return list(BEFORE, before, limit);
    }

    /** Checkpoints, oldest first, those above {@code after}. */
    public Future<List<Checkpoint>> after(long after, int limit) {
        return list(AFTER, after, limit);
    }

    private Future<List<Checkpoint>> list(String sql, long number, int limit) {
        return client.preparedQuery(sql)
                .execute(Tuple.of(number, limit))
                .map(rows -> rows.stream().map(row -> kept(row).checkpoint()).toList());
    }

    Future<Optional<Kept>> newest() {
        return client.preparedQuery(BEFORE)
                .execute(Tuple.of(Long.MAX_VALUE, 1))
                .map(rows -> rows.stream().map(CheckpointStore::kept).findFirst());
    }

    Future<Void> add(Kept kept) {
        Checkpoint checkpoint = kept.checkpoint();
        Tuple row = Tuple.of(checkpoint.number(), checkpoint.settlements())
                .addBuffer(hex(checkpoint.head()))
                .addBuffer(hex(checkpoint.merkleRoot()))
                .addBuffer(Buffer.buffer(kept.peaks()))
                .addOffsetDateTime(time(checkpoint.takenAt()))
                .addBuffer(hex(checkpoint.key()))
                .addBuffer(Buffer.buffer(checkpoint.signatureBytes()));
        return client.preparedQuery(ADD).execute(row).mapEmpty();
    }

    Future<Void> add(SigningKey key) {
        Tuple row = Tuple.of(key.number())
                .addBuffer(hex(key.id()))
                .addBuffer(Buffer.buffer(key.publicKeyBytes()))
                .addOffsetDateTime(time(key.since()))
                .addBuffer(hex(key.endorsedBy()))
                .addBuffer(Buffer.buffer(key.signatureBytes()));
        return client.preparedQuery(ADD_KEY).execute(row).mapEmpty();
    }

    private static SigningKey key(Row row) {
        return new SigningKey(
                row.getInteger("number"),
                hex(row, "id"),
                base64(row, "public_key"),
                row.getOffsetDateTime("since").toInstant(),
                hex(row, "endorsed_by"),
                base64(row, "signature"));
    }

    private static Kept kept(Row row) {
        Checkpoint checkpoint = new Checkpoint(
                row.getLong("number"),
                row.getLong("settlements"),
                hex(row, "head"),
                hex(row, "merkle_root"),
                row.getOffsetDateTime("taken_at").toInstant(),
                hex(row, "key_id"),
                base64(row, "signature"));
        return new Kept(checkpoint, row.getBuffer("peaks").getBytes());
    }

    private static OffsetDateTime time(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static Buffer hex(String text) {
        return Buffer.buffer(HexFormat.of().parseHex(text));
    }

    private static String hex(Row row, String column) {
        return HexFormat.of().formatHex(row.getBuffer(column).getBytes());
    }

    private static String base64(Row row, String column) {
        return Base64.getEncoder().encodeToString(row.getBuffer(column).getBytes());
    }
}
