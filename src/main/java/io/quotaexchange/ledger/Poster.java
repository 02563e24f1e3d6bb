package io.quotaexchange.ledger;

import io.vertx.core.Future;

/** The one door to the journal. */
public interface Poster {
    /**
     * Posts a settlement whole, or not at all.
     *
     * @return completes after the commit; fails only if the outcome is unknown (repeat with the same key)
     */
    Future<Outcome> post(Settlement settlement);
}
