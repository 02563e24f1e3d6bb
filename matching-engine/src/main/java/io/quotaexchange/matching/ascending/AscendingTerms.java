package io.quotaexchange.matching.ascending;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.quantity.IndicatorKind;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * What is announced before the opening (and the secret reserve): the lot, its price steps and its times. Immutable.
 *
 * @param pairings only those of the seller's county matter. Clause: Z10-21.1
 */
public record AscendingTerms(Lot lot, Prices prices, Times times, Pairings pairings) {

    /** @param amount m² or kg */
    public record Lot(String id, String county, IndicatorKind indicator, long amount) {}

    /**
     * Fen per mu or kg.
     *
     * @param startFen lowest permitted bid
     * @param incrementFen greater than zero; a bid is the start and a whole number of increments, or the cap
     * @param capFen highest permitted bid, not below the start. Clause: M13-05.8
     * @param reserveFen the least the seller takes, secret, not above the cap
     */
    public record Prices(long startFen, long incrementFen, long capFen, OptionalLong reserveFen) {
        public Prices {
            if (startFen < 0 || incrementFen <= 0 || startFen > capFen || reserveFen.orElse(0) > capFen) {
                throw new IllegalArgumentException(
                        "prices must satisfy 0 <= start <= cap, increment > 0, reserve <= cap");
            }
        }
    }

    /**
     * @param closesAt after {@code opensAt}; late bids move it
     * @param extensionSeconds a bid in the last so many seconds moves the close to so long after itself; 0 = never
     * @param matchWindowSeconds how long after the close a paired county may match; 0 = no right to match
     */
    public record Times(Instant opensAt, Instant closesAt, long extensionSeconds, long matchWindowSeconds) {
        public Times {
            if (!opensAt.isBefore(closesAt) || extensionSeconds < 0 || matchWindowSeconds < 0) {
                throw new IllegalArgumentException("the opening must be before the close, and no duration negative");
            }
        }
    }

    /** Whether a county is paired with the seller. */
    public boolean isPairedWithSeller(String county) {
        return pairings.arePaired(lot.county(), county);
    }
}
