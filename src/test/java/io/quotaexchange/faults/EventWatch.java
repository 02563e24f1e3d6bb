package io.quotaexchange.faults;

import static io.quotaexchange.platform.database.TestDatabase.await;

import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;

/** What is written to a round from now on, as an auditor sees it. */
final class EventWatch implements AutoCloseable {
    private static final String COUNT = "SELECT count(*) FROM round.event WHERE round_id = $1 AND kind = $2";

    private final Pool pool;
    private final String round;
    private final Map<String, Long> known = new HashMap<>();

    EventWatch(Pool pool, String round) {
        this.pool = pool;
        this.round = round;
        hasNew("bidding-closed.v1");
        hasNew("lot-decided.v1");
    }

    /** Whether there is an event of this kind that was not there the first time somebody asked. */
    boolean hasNew(String kind) {
        long count = await(pool.preparedQuery(COUNT).execute(Tuple.of(round, kind)))
                .iterator()
                .next()
                .getLong(0);
        return count > known.computeIfAbsent(kind, first -> count);
    }

    @Override
    public void close() {
        await(pool.close());
    }
}
