package io.quotaexchange.bidding;

import io.quotaexchange.clause.Refusal;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Supplier;

/** What other features know of a county that wants to bid. Clause: M13-05.2, M13-05.8, M13-07.5. */
public interface BidderStanding {
    /**
     * @param rulebook digest of the round's rulebook, by which it is judged
     * @return everything that stands against the county's buying today; empty: nothing
     */
    Future<List<Refusal>> againstBuying(String county, String rulebook);

    /**
     * What a deposit must cover, fen.
     *
     * @param valuesFen at the guide price, of each lot that is bid for
     */
    Future<Long> depositFen(List<Long> valuesFen, String rulebook);

    /** What the county has deposited for the round and not got back or lost, fen. */
    Future<Long> heldFen(String county, String round);

    /** Does something while nobody else changes the county's deposits. */
    <T> Future<T> alone(String county, Supplier<Future<T>> work);
}
