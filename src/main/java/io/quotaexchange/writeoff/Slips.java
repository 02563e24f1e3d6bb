package io.quotaexchange.writeoff;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Slips as PostgreSQL keeps them: added, never changed. */
final class Slips implements SlipStore {
    private static final String KEEP = """
            INSERT INTO writeoff.slip (id, document) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING
            """;

    private static final String POSTED = """
            INSERT INTO writeoff.posted (slip_id, settlement) VALUES ($1, $2) ON CONFLICT (slip_id) DO NOTHING
            """;

    private static final String ALL = """
            SELECT document FROM writeoff.slip WHERE id > $1 ORDER BY id LIMIT $2
            """;

    private final SqlClient client;

    Slips(SqlClient client) {
        this.client = client;
    }

    @Override
    public Future<Void> keep(WriteOffSlip slip) {
        return client.preparedQuery(KEEP)
                .execute(Tuple.of(slip.id(), slip.document().encode()))
                .mapEmpty();
    }

    @Override
    public Future<Void> keepPosted(String slip, long settlement) {
        return client.preparedQuery(POSTED).execute(Tuple.of(slip, settlement)).mapEmpty();
    }

    @Override
    public Future<List<JsonObject>> documents(String afterId, int limit) {
        return client.preparedQuery(ALL).execute(Tuple.of(afterId, limit)).map(rows -> {
            List<JsonObject> documents = new ArrayList<>();
            rows.forEach(row -> documents.add(new JsonObject(row.getString(0))));
            return documents;
        });
    }
}
