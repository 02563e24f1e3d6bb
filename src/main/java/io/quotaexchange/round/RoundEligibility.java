package io.quotaexchange.round;

import io.quotaexchange.clause.Refusal;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;

/** Who may sell and who may buy: asked of the registry before an order is taken. Clause: Z10-08.3, M13-05.2, M13-07.5. */
public interface RoundEligibility {
    /**
     * @param rulebook digest of the round's rulebook, by which it is judged
     * @return everything that stands against the county's order on that day; empty: nothing
     */
    Future<List<Refusal>> against(Order order, LocalDate day, String rulebook);
}
