package io.quotaexchange.reserve;

import io.quotaexchange.act.ActOutcome;
import io.quotaexchange.act.Acts;
import io.quotaexchange.clause.Refusal;
import io.vertx.core.Future;
import java.util.List;

/** Brings opening balances into the reserves, one a county. Clause: M13-08.2. */
public final class OpeningBalances {
    private final Acts acts;

    public OpeningBalances(Acts acts) {
        this.acts = acts;
    }

    /** @return why not; empty: it is in the reserve (now, or since before) */
    public Future<List<Refusal>> open(OpeningBalance balance) {
        List<Refusal> faults = balance.faults();
        if (!faults.isEmpty()) {
            return Future.succeededFuture(faults);
        }
        return acts.carryOut(balance).map(outcome -> switch (outcome) {
            case ActOutcome.Done done -> List.<Refusal>of();
            case ActOutcome.IdTaken taken ->
                List.of(ReserveRefusal.ID_TAKEN.refusal(taken.other().id()));
            case ActOutcome.Refused refused -> List.of(ReserveRefusal.ID_TAKEN.refusal(refused.reason()));
        });
    }
}
