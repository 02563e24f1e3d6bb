package io.quotaexchange.writeoff;

import io.quotaexchange.ledger.Outcome;
import io.quotaexchange.ledger.Poster;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** The door to write-offs: writes off, and lists what was written off. */
public final class WriteOffs {
    /** The ledger refused: the county's reserve does not hold that much free. */
    public static final class WriteOffRefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WriteOffRefusedException(WriteOffSlip slip, Outcome.Refused refused) {
            super("write-off " + slip.id() + " (M13-04.5): " + refused.reason() + ", " + refused.detail());
        }
    }

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
    private final Poster poster;

    public WriteOffs(SqlClient client, Poster poster) {
        this.client = client;
        this.poster = poster;
    }

    /** Keeps the slip, then takes the units out of the reserve; may be repeated. Clause: M13-04.5. */
    public Future<Void> writeOff(WriteOffSlip slip) {
        return client.preparedQuery(KEEP)
                .execute(Tuple.of(slip.id(), slip.document().encode()))
                .compose(kept -> poster.post(slip.settlement()))
                .compose(outcome -> switch (outcome) {
                    case Outcome.Posted posted -> keepPosted(slip, posted.sequence());
                    case Outcome.Repeated repeated -> keepPosted(slip, repeated.sequence());
                    case Outcome.Refused refused -> Future.failedFuture(new WriteOffRefusedException(slip, refused));
                });
    }

    private Future<Void> keepPosted(WriteOffSlip slip, long settlement) {
        return client.preparedQuery(POSTED)
                .execute(Tuple.of(slip.id(), settlement))
                .mapEmpty();
    }

    /** Documents of slips in order of their ids. */
    public Future<List<JsonObject>> documents(String afterId, int limit) {
        return client.preparedQuery(ALL).execute(Tuple.of(afterId, limit)).map(rows -> {
            List<JsonObject> documents = new ArrayList<>();
            rows.forEach(row -> documents.add(new JsonObject(row.getString(0))));
            return documents;
        });
    }
}
