package io.quotaexchange.writeoff;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Where slips are kept; PostgreSQL, or what stands in for it in a simulation. */
interface SlipStore {
    /** Keeps a slip; one with this id that was kept before stays as it is. */
    Future<Void> keep(WriteOffSlip slip);

    /** Records the settlement that took a slip's units; what was recorded before stays as it is. */
    Future<Void> keepPosted(String slip, long settlement);

    /** Documents of slips in order of their ids. */
    Future<List<JsonObject>> documents(String afterId, int limit);
}
