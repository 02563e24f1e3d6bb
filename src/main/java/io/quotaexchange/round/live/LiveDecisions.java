package io.quotaexchange.round.live;

import io.quotaexchange.round.live.LiveDecision.Accepted;
import io.quotaexchange.round.live.LiveDecision.Rejected;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which events a command causes in the live stages. Pure: no clock, no random, no I/O; the time is an input. */
public final class LiveDecisions {
    private LiveDecisions() {}

    /** @param at now, never before the last event */
    public static LiveDecision decide(LiveState state, LiveCommand command, Instant at) {
        return switch (command) {
            case LiveCommand.Announce announce -> announce(state, announce, at);
            case LiveCommand.Withdraw withdraw ->
                lot(state, withdraw.lot(), at)
                        .<LiveDecision>map(lot -> lot.withdraw(withdraw))
                        .orElse(unknown());
            case LiveCommand.SetReserve reserve ->
                lot(state, reserve.lot(), at)
                        .<LiveDecision>map(lot -> lot.setReserve(reserve))
                        .orElse(unknown());
            case LiveCommand.SetLimit limit ->
                lot(state, limit.lot(), at)
                        .<LiveDecision>map(lot -> lot.setLimit(limit))
                        .orElse(unknown());
            case LiveCommand.Bid bid ->
                lot(state, bid.lot(), at).<LiveDecision>map(lot -> lot.bid(bid)).orElse(unknown());
            case LiveCommand.LetProxiesBid proxies ->
                lot(state, proxies.lot(), at)
                        .<LiveDecision>map(lot -> lot.letProxiesBid(proxies))
                        .orElse(unknown());
            case LiveCommand.Match match ->
                lot(state, match.lot(), at)
                        .<LiveDecision>map(lot -> lot.match(match))
                        .orElse(unknown());
            case LiveCommand.Decide decide ->
                lot(state, decide.lot(), at)
                        .<LiveDecision>map(lot -> lot.decide(decide))
                        .orElse(unknown());
            case LiveCommand.TakeBookCommand command1 -> BookDecisions.take(state, command1);
        };
    }

    private static Optional<LotDecisions> lot(LiveState state, String id, Instant at) {
        return state.lot(id).map(lot -> new LotDecisions(lot, at));
    }

    private static Rejected unknown() {
        return new Rejected(LiveRefusal.LOT_UNKNOWN.refusal());
    }

    private static LiveDecision announce(LiveState state, LiveCommand.Announce command, Instant at) {
        Lot lot = command.lot();
        Optional<LotState> before = state.lot(lot.id());
        if (before.isPresent()) {
            return before.get().lot().equals(lot)
                    ? new Accepted(List.of())
                    : new Rejected(LiveRefusal.LOT_ID_TAKEN.refusal());
        }
        if (command.signed().isOnePerson()) {
            return new Rejected(LiveRefusal.SAME_PERSON.refusal());
        }
        if (!lot.isSound()) {
            return new Rejected(LiveRefusal.LOT_TERMS.refusal());
        }
        return lot.times().opensAt().isAfter(at)
                ? new Accepted(List.of(new LiveEvent.LotAnnounced(lot, command.signed())))
                : new Rejected(LiveRefusal.LOT_ANNOUNCED_LATE.refusal());
    }

    /** What was due by now in the lot that is due first; empty if none is. */
    public static List<LiveEvent> tick(LiveState state, Instant at) {
        return state.next().map(first -> new LotDecisions(first, at).tick()).orElse(List.of());
    }
}
