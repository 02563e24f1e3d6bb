package io.quotaexchange.oversight;

import static io.quotaexchange.platform.database.TestDatabase.await;

import io.quotaexchange.act.Act;
import io.quotaexchange.act.ActOutcome;
import io.quotaexchange.act.Acts;
import io.quotaexchange.construction.ConstructionProject;
import io.quotaexchange.ledger.LedgerWriter;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.pool.PoolCancellation;
import io.quotaexchange.pool.PoolDraw;
import io.vertx.core.json.JsonObject;
import java.time.Clock;

/** Another motorway like that of the demonstration draws half a hectare from the pool, and the province cancels it. */
final class CancelledDraw {
    /** Of the cancellation. */
    static final String ID = "pdp_331127-2022-0008";

    private CancelledDraw() {}

    static void actIn(TestDatabase database) {
        LedgerWriter writer = await(LedgerWriter.open(database.vertx(), database.application(), Clock.systemUTC()));
        Acts acts = new Acts(database.application(), writer, Clock.systemUTC());
        ConstructionProject road = ConstructionProject.read(kept(acts, "con_331127-2022-0003"));
        done(acts, road);
        PoolDraw draw = PoolDraw.read(amounts(kept(acts, "pda_331127-2022-0003")));
        done(acts, draw);
        done(
                acts,
                new PoolCancellation(
                        draw, PoolCancellation.Why.DECIDED, "项目缓建", draw.on().plusDays(1), "usr-c", "usr-d"));
        await(writer.close());
    }

    private static JsonObject kept(Acts acts, String id) {
        String document = await(acts.find(id)).orElseThrow().document();
        return new JsonObject(document.replace("331127-2022-0003", "331127-2022-0008"));
    }

    private static JsonObject amounts(JsonObject draw) {
        draw.getJsonObject("amounts").put("QUANTITY", "0.5000");
        return draw;
    }

    private static void done(Acts acts, Act act) {
        if (!(await(acts.carryOut(act)) instanceof ActOutcome.Done)) {
            throw new IllegalStateException(act.id() + " was not done");
        }
    }
}
