package io.quotaexchange.round.live;

import io.quotaexchange.matching.ascending.AscendingAuction;
import io.quotaexchange.matching.ascending.AscendingCommand;
import io.quotaexchange.matching.ascending.AscendingDecision;
import io.quotaexchange.matching.ascending.AscendingEvent;
import io.quotaexchange.matching.ascending.AscendingState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the server bids for counties that asked it to (委托报价).
 *
 * <p>After every accepted bid, and whenever a proxy is set: of the proxies whose county does not lead and whose limit reaches the
 * next price, the one with the highest limit, of equal ones the earliest, bids the next price; and so on until none is left. In the
 * cap phase every proxy whose limit is the cap accepts it, the earliest first. The next price is the least one permitted.
 *
 * <p>Pure. Clause: M13-05.5.
 */
final class ProxyBidding {
    private ProxyBidding() {}

    /**
     * @param state the auction after all that has happened so far
     * @param limits by county, replaced ones left out
     * @param lastSeq the last seq given out in this lot
     * @return the bids the proxies have to make now, in order
     */
    static List<LiveEvent> bids(
            Lot lot, AscendingState state, Collection<BidLimit> limits, long lastSeq, LotKey key, Instant at) {
        List<LiveEvent> made = new ArrayList<>();
        AscendingState now = state;
        long seq = lastSeq;
        while (true) {
            long price = nextPrice(lot, now);
            Optional<BidLimit> bidder = bidder(lot, now, limits, price, key);
            if (bidder.isEmpty()) {
                return made;
            }
            seq++;
            BidLimit limit = bidder.get();
            LiveEvent.Placed placed =
                    new LiveEvent.Placed(lot.id(), seq, limit.id() + "~" + seq, limit.county(), price, false, "");
            AscendingDecision decision = AscendingAuction.decide(
                    now, new AscendingCommand.Bid(placed.id(), seq, placed.county(), price, at));
            if (!(decision instanceof AscendingDecision.Accepted accepted)) {
                return made;
            }
            now = AscendingAuction.evolve(now, accepted.event());
            made.add(new LiveEvent.BidAccepted(
                    placed, Optional.of(limit.id()), ((AscendingEvent.BidAccepted) accepted.event()).closesAt()));
        }
    }

    /** The least price that the next bid may have, fen per mu or kg. */
    static long nextPrice(Lot lot, AscendingState state) {
        Lot.Prices prices = lot.prices();
        if (state.isCapPhase()) {
            return prices.capFen();
        }
        OptionalLong price = state.priceFen();
        return price.isEmpty()
                ? prices.startFen()
                : Math.min(prices.capFen(), Math.addExact(price.getAsLong(), prices.incrementFen()));
    }

    private static Optional<BidLimit> bidder(
            Lot lot, AscendingState state, Collection<BidLimit> limits, long price, LotKey key) {
        List<String> acceptances = state.acceptances();
        BidLimit best = null;
        long bestFen = 0;
        for (BidLimit limit : limits) {
            boolean mayBid = limit.proxy()
                    && !limit.county().equals(lot.county())
                    && !state.leader().equals(Optional.of(limit.county()))
                    && !acceptances.contains(limit.county());
            long fen = mayBid ? limit.priceFen(key).orElse(0) : 0;
            boolean better = best == null || fen > bestFen || fen == bestFen && limit.seq() < best.seq();
            if (mayBid && fen >= price && better) {
                best = limit;
                bestFen = fen;
            }
        }
        return Optional.ofNullable(best);
    }
}
