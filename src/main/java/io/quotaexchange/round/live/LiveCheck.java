package io.quotaexchange.round.live;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an auditor needs to decide live events again: the command behind each, and what no command shows.
 *
 * <p>A lot's secrets are opened with the key that its last event publishes. Of a lot that is not decided yet, only what needs no
 * secret can be decided again.
 */
public final class LiveCheck {
    private LiveCheck() {}

    /**
     * The command that must have caused an event.
     *
     * @param keys the key published for a lot; empty while it is not decided
     * @return empty for what no command causes, and for what cannot be decided without the key
     */
    public static Optional<LiveCommand> command(LiveEvent event, Function<String, Optional<LotKey>> keys) {
        return switch (event) {
            case LiveEvent.LotAnnounced e -> Optional.of(new LiveCommand.Announce(e.announced(), e.signed()));
            case LiveEvent.LotWithdrawn e -> Optional.of(new LiveCommand.Withdraw(e.lot(), e.reason(), e.signed()));
            case LiveEvent.BookCommandTaken e ->
                Optional.of(new LiveCommand.TakeBookCommand(e.stage(), e.key(), e.command(), e.signed()));
            case LiveEvent.OfLot e -> keys.apply(e.lot()).flatMap(key -> secret(e, key));
            case LiveEvent.OfBook e -> Optional.empty();
            case LiveEvent.LotsFinished e -> Optional.empty();
        };
    }

    private static Optional<LiveCommand> secret(LiveEvent.OfLot event, LotKey key) {
        return Optional.ofNullable(
                switch (event) {
                    case LiveEvent.ReserveSet e ->
                        new LiveCommand.SetReserve(e.lot(), e.id(), e.county(), e.sealed(), e.signed(), key);
                    case LiveEvent.LimitSet e -> command(e.limit(), key);
                    case LiveEvent.BidAccepted e ->
                        e.limit().isPresent() ? new LiveCommand.LetProxiesBid(e.lot(), key) : command(e.bid(), key);
                    case LiveEvent.BidRefused e -> command(e.bid(), key);
                    case LiveEvent.Matched e -> new LiveCommand.Match(e.lot(), e.id(), e.county(), e.maker(), key);
                    case LiveEvent.MatchRefused e -> new LiveCommand.Match(e.lot(), e.id(), e.county(), e.maker(), key);
                    case LiveEvent.LotDecided e -> new LiveCommand.Decide(e.lot(), key);
                    default -> null;
                });
    }

    private static LiveCommand command(BidLimit limit, LotKey key) {
        return new LiveCommand.SetLimit(
                limit.lot(), limit.id(), limit.county(), limit.sealed(), limit.proxy(), limit.signed(), key);
    }

    private static LiveCommand command(LiveEvent.Placed bid, LotKey key) {
        return new LiveCommand.Bid(
                bid.lot(), bid.id(), bid.county(), bid.priceFen(), bid.confirmed(), bid.maker(), key);
    }

    /**
     * Looks at an event for which there is no command, and which was not due by itself.
     *
     * @param state before the event
     * @return what is wrong with it, empty if nothing
     */
    public static Optional<String> withoutCommand(
            LiveState state, LiveEvent event, Instant at, Function<String, Optional<LotKey>> keys) {
        if (!(event instanceof LiveEvent.OfLot ofLot)) {
            return Optional.of(LiveEventJson.kind(event) + " stands where nothing gives it");
        }
        Optional<LotState> lot = state.lot(ofLot.lot());
        if (lot.isEmpty()) {
            return Optional.of("lot " + ofLot.lot() + " was not announced");
        }
        return switch (ofLot) {
            case LiveEvent.ClosePostponed e ->
                Optional.of("the close of " + e.lot() + " is postponed without an outage");
            case LiveEvent.LotMoved e -> Optional.of("lot " + e.lot() + " is moved without a pause or an outage");
            case LiveEvent.LotOpened e -> Optional.of("lot " + e.lot() + " opens before its time");
            case LiveEvent.BiddingClosed e -> Optional.of("lot " + e.lot() + " closes before its time");
            case LiveEvent.LotEnded e ->
                keys.apply(e.lot()).isEmpty()
                                && lot.get().phase() == LotPhase.MATCHING
                                && !lot.get().mayBeMatched()
                        ? Optional.empty()
                        : Optional.of("lot " + e.lot() + " ends before its time");
            case LiveEvent.LotDecided e -> Optional.of("lot " + e.lot() + " shows no key");
            default -> Optional.empty();
        };
    }

    /**
     * No lot closes while a proxy should have bid.
     *
     * @param state before the event
     */
    public static Optional<String> silentProxy(
            LiveState state, LiveEvent event, Function<String, Optional<LotKey>> keys) {
        if (!(event instanceof LiveEvent.BiddingClosed closed)) {
            return Optional.empty();
        }
        LotState lot = state.lot(closed.lot()).orElseThrow();
        boolean silent = keys.apply(closed.lot())
                .filter(key -> !ProxyBidding.bids(
                                lot.lot(),
                                lot.auction(),
                                lot.limits(),
                                lot.lastSeq(),
                                key,
                                lot.auction().closesAt().minusMillis(1))
                        .isEmpty())
                .isPresent();
        return silent ? Optional.of("lot " + closed.lot() + " closed though a proxy had to bid") : Optional.empty();
    }
}
