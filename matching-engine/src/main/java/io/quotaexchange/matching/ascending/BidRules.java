package io.quotaexchange.matching.ascending;

import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.ascending.AscendingTerms.Prices;
import java.util.Optional;

/** What an acceptable bid must satisfy, in the order in which the reasons are given. */
final class BidRules {
    private BidRules() {}

    static Optional<RejectReason> firstBroken(AscendingState state, AscendingCommand.Bid bid) {
        if (bid.at().isBefore(state.terms().times().opensAt())) {
            return Optional.of(RejectReason.NOT_OPEN);
        }
        if (!bid.at().isBefore(state.closesAt())) {
            return Optional.of(RejectReason.CLOSED);
        }
        if (bid.county().equals(state.terms().lot().county())) {
            return Optional.of(RejectReason.OWN_LOT);
        }
        return state.isCapPhase() ? inCapPhase(state, bid) : beforeCapPhase(state, bid);
    }

    private static Optional<RejectReason> inCapPhase(AscendingState state, AscendingCommand.Bid bid) {
        if (state.hasAcceptedCap(bid.county())) {
            return Optional.of(RejectReason.ALREADY_LEADING);
        }
        boolean atCap = bid.priceFen() == state.terms().prices().capFen();
        return atCap ? Optional.empty() : Optional.of(RejectReason.CAP_PHASE);
    }

    private static Optional<RejectReason> beforeCapPhase(AscendingState state, AscendingCommand.Bid bid) {
        Prices prices = state.terms().prices();
        long price = bid.priceFen();
        if (state.leader().isPresent() && state.leader().get().equals(bid.county())) {
            return Optional.of(RejectReason.ALREADY_LEADING);
        }
        boolean first = state.priceFen().isEmpty();
        if (first ? price < prices.startFen() : price <= state.priceFen().getAsLong()) {
            return Optional.of(RejectReason.NOT_ABOVE_PRICE);
        }
        if (price != prices.capFen() && (price - prices.startFen()) % prices.incrementFen() != 0) {
            return Optional.of(RejectReason.OFF_INCREMENT);
        }
        return price > prices.capFen() ? Optional.of(RejectReason.ABOVE_CAP) : Optional.empty();
    }
}
