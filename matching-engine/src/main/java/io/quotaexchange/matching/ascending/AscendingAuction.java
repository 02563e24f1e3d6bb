package io.quotaexchange.matching.ascending;

import io.quotaexchange.matching.AmountOverflowException;
import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.ascending.AscendingOutcome.DecidedBy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One lot, live: {@link #decide} answers a command, {@link #evolve} applies what was accepted, {@link #outcome} says how it ended.
 *
 * <p>Pure: commands must arrive in rising seq with {@code at} never falling; the caller sees to that.
 *
 * <p>Clause: M13-05.5, Z10-21.1.
 */
public final class AscendingAuction {
    private AscendingAuction() {}

    /** A lot nobody has bid for yet. */
    public static AscendingState announce(AscendingTerms terms) {
        return AscendingState.announced(terms);
    }

    /** The answer to a command; changes nothing. */
    public static AscendingDecision decide(AscendingState state, AscendingCommand command) {
        if (command instanceof AscendingCommand.Bid bid) {
            Optional<RejectReason> reason = BidRules.firstBroken(state, bid);
            return reason.isPresent()
                    ? new AscendingDecision.Rejected(reason.get())
                    : new AscendingDecision.Accepted(accepted(state, bid));
        }
        AscendingCommand.Match match = (AscendingCommand.Match) command;
        Optional<RejectReason> reason = MatchRules.firstBroken(state, match);
        return reason.isPresent()
                ? new AscendingDecision.Rejected(reason.get())
                : new AscendingDecision.Accepted(new AscendingEvent.Matched(
                        match.id(),
                        match.seq(),
                        match.county(),
                        state.priceFen().getAsLong(),
                        match.at()));
    }

    private static AscendingEvent accepted(AscendingState state, AscendingCommand.Bid bid) {
        return new AscendingEvent.BidAccepted(
                bid.id(),
                bid.seq(),
                bid.county(),
                state.terms().isPairedWithSeller(bid.county()),
                bid.priceFen(),
                bid.at(),
                closeAfter(state, bid));
    }

    /** Soft close; acceptances of the cap after the first one do not extend. */
    private static Instant closeAfter(AscendingState state, AscendingCommand.Bid bid) {
        long extension = state.terms().times().extensionSeconds();
        boolean late = !bid.at().isBefore(state.closesAt().minusSeconds(extension));
        return late && !state.isCapPhase() ? bid.at().plusSeconds(extension) : state.closesAt();
    }

    /** The state after an accepted command. Never refuses. */
    public static AscendingState evolve(AscendingState state, AscendingEvent event) {
        if (event instanceof AscendingEvent.BidAccepted bid) {
            return state.with(bid);
        }
        return state.with((AscendingEvent.Matched) event);
    }

    /** The moment from which nothing can be accepted any more, as far as is known now. */
    public static Instant endsAt(AscendingState state) {
        boolean window = state.hasRightToMatch() && state.matchedBy().isEmpty();
        return state.closesAt().plusSeconds(window ? state.terms().times().matchWindowSeconds() : 0);
    }

    /**
     * How the lot ended, to be asked once nothing can be accepted any more.
     *
     * @param seed the revealed seed, used only where several counties draw
     * @throws AmountOverflowException if the lot's value exceeds 2⁶³−1 fen
     */
    public static AscendingOutcome outcome(AscendingState state, Seed seed) {
        if (state.priceFen().isEmpty()) {
            return new AscendingOutcome.Unsold();
        }
        if (state.isBelowReserve()) {
            return new AscendingOutcome.BelowReserve();
        }
        if (state.matchedBy().isPresent()) {
            return sold(state, state.matchedBy().get(), DecidedBy.MATCHED);
        }
        return state.isCapPhase()
                ? atCap(state, seed)
                : sold(state, state.leader().get(), DecidedBy.HIGHEST);
    }

    private static AscendingOutcome atCap(AscendingState state, Seed seed) {
        List<String> all = state.acceptances();
        if (all.size() == 1) {
            return sold(state, all.get(0), DecidedBy.CAP_SINGLE);
        }
        List<String> paired =
                all.stream().filter(state.terms()::isPairedWithSeller).toList();
        if (paired.size() == 1) {
            return sold(state, paired.get(0), DecidedBy.CAP_PAIRED);
        }
        List<String> drawing = paired.isEmpty() ? all : paired;
        int drawn = Lottery.draw(seed, state.terms().lot().id(), drawing.size());
        return sold(state, drawing.get(drawn), DecidedBy.CAP_LOTTERY);
    }

    private static AscendingOutcome sold(AscendingState state, String winner, DecidedBy decidedBy) {
        AscendingTerms.Lot lot = state.terms().lot();
        long priceFen = state.priceFen().getAsLong();
        try {
            long valueFen = lot.indicator().value(lot.amount(), priceFen);
            return new AscendingOutcome.Sold(winner, priceFen, valueFen, decidedBy);
        } catch (ArithmeticException e) {
            throw new AmountOverflowException("the value of lot " + lot.id() + " exceeds 2^63-1 fen");
        }
    }
}
