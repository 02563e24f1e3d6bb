package io.quotaexchange;

import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.pool.PoolActs;
import io.quotaexchange.settlement.DepositReturns;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.time.Clock;
import java.util.function.Consumer;

/** What is held until a day, and let go by itself after it: draws that were not paid, deposits that nothing needs. Clause: M13-05.8. */
record HoldDeadlines(PoolActs pool, DepositReturns deposits, String province, Clock clock, Consumer<String> say) {
    /** Lets go of what is over; that it failed is said, and tried again in an hour. */
    void expire() {
        pool.expire(CivilDay.today(clock))
                .onSuccess(back -> {
                    if (back > 0) {
                        say.accept("Draws from the pool not paid in time: " + back + " went back (M13-05.8)");
                    }
                })
                .onFailure(failure -> say.accept("Draws from the pool were not looked at: " + failure.getMessage()));
        deposits.expire()
                .onSuccess(back -> {
                    if (back > 0) {
                        say.accept("Deposits that no round needs any more: " + back + " went back (M13-05.8)");
                    }
                })
                .onFailure(failure -> say.accept("Deposits were not looked at: " + failure.getMessage()));
    }

    /** What of an owner is held, and until when. */
    Future<JsonArray> holdsOf(String owner) {
        return owner.equals(province) ? pool.unpaid() : deposits.heldBy(owner);
    }
}
