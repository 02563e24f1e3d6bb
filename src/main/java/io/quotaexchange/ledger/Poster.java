package io.quotaexchange.ledger;

import io.vertx.core.Future;
import java.util.List;

/** The one door to the journal. */
public interface Poster {
    /**
     * Posts a settlement whole, or not at all.
     *
     * @return completes after the commit; fails only if the outcome is unknown (repeat with the same key)
     */
    Future<Outcome> post(Settlement settlement);

    /**
     * Posts settlements one right behind the other, in one transaction: whatever dies, all of those that are not refused are in the
     * journal, or none.
     *
     * @return the outcome of each, in order; fails only if they are unknown
     */
    default Future<List<Outcome>> postTogether(List<Settlement> settlements) {
        return Future.all(settlements.stream().map(this::post).toList()).map(all -> all.<Outcome>list());
    }
}
