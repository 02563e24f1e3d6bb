package io.quotaexchange.round.live;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.ascending.AscendingTerms;
import io.quotaexchange.quantity.IndicatorKind;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * What is announced of a lot (公告) and never changes. Clause: M13-05.5.
 *
 * @param id for example {@code lot_2018-1-q01}, unique in the round
 * @param stage of the round that sells it
 * @param listing whose units it sells; {@code county} is the listing's
 * @param amount m² or kg
 * @param seals what is kept secret until the lot is decided, as far as it is bound now
 */
public record Lot(
        String id,
        int stage,
        String listing,
        String county,
        IndicatorKind indicator,
        long amount,
        Prices prices,
        Times times,
        Seals seals) {

    /**
     * Fen per mu or kg.
     *
     * @param startFen lowest bid; {@code incrementFen} the step; {@code capFen} the highest bid. Clause: M13-05.8
     * @param confirmSteps a bid so many steps or more above the present price must be confirmed
     */
    public record Prices(long startFen, long incrementFen, long capFen, int confirmSteps) {}

    /**
     * @param extensionSeconds soft close: a bid in the last so many seconds keeps the lot open so long after itself
     * @param matchWindowSeconds how long paired counties may match after the close. Clause: Z10-21.1
     */
    public record Times(Instant opensAt, Instant closesAt, long extensionSeconds, long matchWindowSeconds) {}

    /**
     * @param keyDigest SM3 of the key that opens everything sealed for this lot; published with the lot, the key when it is decided
     * @param seedDigest SM3 of the 32 bytes the lottery and the bidders' numbers are drawn from
     * @param sealedSeed those bytes, sealed with the key
     */
    public record Seals(String keyDigest, String seedDigest, String sealedSeed) {}

    /** Most price steps between start and cap: bounds how many bids a lot can take before its cap. */
    static final long MOST_STEPS = 1_000;

    /** Whether its numbers make an auction. */
    boolean isSound() {
        return amount > 0
                && prices.startFen > 0
                && prices.incrementFen > 0
                && prices.startFen <= prices.capFen
                && (prices.capFen - prices.startFen) / prices.incrementFen <= MOST_STEPS
                && prices.confirmSteps >= 1
                && times.opensAt.isBefore(times.closesAt)
                && times.extensionSeconds >= 0
                && times.matchWindowSeconds >= 0;
    }

    /** @param now the times as they stand after pauses and outages */
    AscendingTerms terms(Times now, OptionalLong reserveFen, Pairings pairings) {
        return new AscendingTerms(
                new AscendingTerms.Lot(id, county, indicator, amount),
                new AscendingTerms.Prices(prices.startFen, prices.incrementFen, prices.capFen, reserveFen),
                new AscendingTerms.Times(now.opensAt, now.closesAt, now.extensionSeconds, now.matchWindowSeconds),
                pairings);
    }
}
