package io.quotaexchange.demo;

import io.quotaexchange.pool.PoolActs;
import io.quotaexchange.quantity.IndicatorVector;
import io.vertx.core.Future;

/**
 * The motorway draws one hectare from the provincial pool, which is paid and delivered; a county is paid for what the pool took. Every
 * step may be repeated. Clause: Z10-07.3.
 */
final class DemoPool {
    private static final long AREA = 10_000;

    private final PoolActs pool;

    DemoPool(PoolActs pool) {
        this.pool = pool;
    }

    /** Blocks the virtual thread. @param levied a registered project of which the pool took its share */
    void carryOut(String levied) {
        String motorway = DemoConstruction.MOTORWAY;
        done(pool.draw(new PoolActs.Request(
                motorway, new IndicatorVector(AREA, 0, 0), DemoProvince.DAY, People.ADMINISTRATOR, People.APPROVER)));
        done(pool.deliver(motorway, People.ADMINISTRATOR, People.APPROVER));
        done(pool.subsidise(levied, DemoProvince.DAY, People.ADMINISTRATOR, People.APPROVER));
    }

    private static void done(Future<PoolActs.Outcome> acted) {
        if (Future.await(acted) instanceof PoolActs.Outcome.Refused refused) {
            throw new IllegalStateException("the pool refused: " + refused.refusals());
        }
    }
}
