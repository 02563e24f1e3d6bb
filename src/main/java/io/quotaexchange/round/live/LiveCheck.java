package io.quotaexchange.round.live;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides live events again for an auditor: each must be what the rules give at its time, and what it causes must follow it.
 *
 * <p>A lot's secrets are opened with the key that its last event publishes; of a lot that is not decided yet, only what needs no
 * secret is decided again.
 */
public final class LiveCheck {
    private final Function<String, Optional<LotKey>> keys;
    private final Deque<LiveEvent> due = new ArrayDeque<>();

    /** @param keys the key published for a lot; empty while it is not decided */
    public LiveCheck(Function<String, Optional<LotKey>> keys) {
        this.keys = keys;
    }

    /**
     * @param state before the event
     * @return what is wrong with it, empty if nothing
     */
    public Optional<String> next(LiveState state, LiveEvent event, Instant at) {
        if (!due.isEmpty()) {
            LiveEvent wanted = due.poll();
            return wanted.equals(event) ? Optional.empty() : Optional.of(differs(List.of(wanted), event));
        }
        return switch (event) {
            case LiveEvent.LotsFinished e -> Optional.empty();
            case LiveEvent.BookOpened e -> Optional.empty();
            // How far it may be postponed is the round's to look at: it knows of the standstill.
            case LiveEvent.ClosePostponed e -> postponed(state, e, at);
            case LiveEvent.BookCommandTaken e ->
                decided(state, new LiveCommand.TakeBookCommand(e.stage(), e.key(), e.command(), e.signed()), event, at);
            case LiveEvent.OfLot e -> ofLot(state, e, at);
        };
    }

    /** What should have followed the last event and does not; empty if nothing. */
    public Optional<String> missing() {
        return due.isEmpty() ? Optional.empty() : Optional.of(LiveEventJson.kind(due.peek()) + " is missing");
    }

    private static Optional<String> postponed(LiveState state, LiveEvent.ClosePostponed event, Instant at) {
        Optional<LotState> lot = state.lot(event.lot());
        boolean sound = lot.isPresent()
                && lot.get().phase().compareTo(LotPhase.OPEN) <= 0
                && event.closesAt().isAfter(lot.get().auction().closesAt())
                && event.closesAt().equals(Standstill.least(lot.get(), at));
        return sound ? Optional.empty() : Optional.of("the close of " + event.lot() + " is postponed against the rule");
    }

    private Optional<String> ofLot(LiveState state, LiveEvent.OfLot event, Instant at) {
        Optional<LotKey> key = keys.apply(event.lot());
        if (key.isEmpty()) {
            return withoutKey(state, event, at);
        }
        return switch (event) {
            case LiveEvent.LotAnnounced e ->
                decided(state, new LiveCommand.Announce(e.announced(), e.signed()), event, at);
            case LiveEvent.LotWithdrawn e ->
                decided(state, new LiveCommand.Withdraw(e.lot(), e.reason(), e.signed()), event, at);
            case LiveEvent.ReserveSet e ->
                decided(
                        state,
                        new LiveCommand.SetReserve(e.lot(), e.id(), e.county(), e.sealed(), e.signed(), key.get()),
                        event,
                        at);
            case LiveEvent.LimitSet e -> decided(state, command(e.limit(), key.get()), event, at);
            case LiveEvent.BidAccepted e ->
                decided(
                        state,
                        e.limit().isPresent()
                                ? new LiveCommand.LetProxiesBid(e.lot(), key.get())
                                : command(e.bid(), key.get()),
                        event,
                        at);
            case LiveEvent.BidRefused e -> decided(state, command(e.bid(), key.get()), event, at);
            case LiveEvent.Matched e ->
                decided(state, new LiveCommand.Match(e.lot(), e.id(), e.county(), e.maker(), key.get()), event, at);
            case LiveEvent.MatchRefused e ->
                decided(state, new LiveCommand.Match(e.lot(), e.id(), e.county(), e.maker(), key.get()), event, at);
            case LiveEvent.LotDecided e -> decided(state, new LiveCommand.Decide(e.lot(), key.get()), event, at);
            case LiveEvent.BiddingClosed e -> proxiesSilent(state, e, key.get(), at);
            default -> ticked(state, event, at);
        };
    }

    private static LiveCommand.SetLimit command(BidLimit limit, LotKey key) {
        return new LiveCommand.SetLimit(
                limit.lot(), limit.id(), limit.county(), limit.sealed(), limit.proxy(), limit.signed(), key);
    }

    private static LiveCommand.Bid command(LiveEvent.Placed bid, LotKey key) {
        return new LiveCommand.Bid(
                bid.lot(), bid.id(), bid.county(), bid.priceFen(), bid.confirmed(), bid.maker(), key);
    }

    /** No lot closes while a proxy should have bid. */
    private Optional<String> proxiesSilent(LiveState state, LiveEvent.BiddingClosed event, LotKey key, Instant at) {
        LotState lot = state.lot(event.lot()).orElse(null);
        if (lot != null
                && !ProxyBidding.bids(
                                lot.lot(),
                                lot.auction(),
                                lot.limits(),
                                lot.lastSeq(),
                                key,
                                lot.auction().closesAt().minusMillis(1))
                        .isEmpty()) {
            return Optional.of("lot " + event.lot() + " closed though a proxy had to bid");
        }
        return ticked(state, event, at);
    }

    private Optional<String> ticked(LiveState state, LiveEvent.OfLot event, Instant at) {
        return follow(
                state.lot(event.lot())
                        .map(lot -> new LotDecisions(lot, at).tick())
                        .orElse(List.of()),
                event);
    }

    private Optional<String> decided(LiveState state, LiveCommand command, LiveEvent event, Instant at) {
        LiveDecision decision = LiveDecisions.decide(state, command, at);
        return decision instanceof LiveDecision.Accepted accepted
                ? follow(accepted.events(), event)
                : Optional.of("the rules do not give " + LiveEventJson.kind(event) + " here: " + decision);
    }

    private Optional<String> follow(List<LiveEvent> wanted, LiveEvent event) {
        if (wanted.isEmpty() || !wanted.get(0).equals(event)) {
            return Optional.of(differs(wanted, event));
        }
        due.addAll(wanted.subList(1, wanted.size()));
        return Optional.empty();
    }

    private static String differs(List<LiveEvent> wanted, LiveEvent event) {
        return "the rules give " + wanted.stream().map(LiveEventJson::kind).toList() + " another way, where "
                + LiveEventJson.kind(event) + " stands";
    }

    /** Time, phase and announcement are decided again; what hangs on a secret waits for the key. */
    private Optional<String> withoutKey(LiveState state, LiveEvent.OfLot event, Instant at) {
        return switch (event) {
            case LiveEvent.LotAnnounced e ->
                decided(state, new LiveCommand.Announce(e.announced(), e.signed()), event, at);
            case LiveEvent.LotWithdrawn e ->
                decided(state, new LiveCommand.Withdraw(e.lot(), e.reason(), e.signed()), event, at);
            case LiveEvent.LotOpened e -> ticked(state, event, at);
            case LiveEvent.BiddingClosed e -> ticked(state, event, at);
            case LiveEvent.LotEnded e -> ticked(state, event, at);
            default ->
                state.lot(event.lot()).isPresent()
                        ? Optional.empty()
                        : Optional.of("lot " + event.lot() + " was not announced");
        };
    }
}
