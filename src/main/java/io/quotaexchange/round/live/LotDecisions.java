package io.quotaexchange.round.live;

import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.ascending.AscendingAuction;
import io.quotaexchange.matching.ascending.AscendingCommand;
import io.quotaexchange.matching.ascending.AscendingDecision;
import io.quotaexchange.matching.ascending.AscendingEvent;
import io.quotaexchange.matching.ascending.AscendingState;
import io.quotaexchange.round.clearing.Clearing;
import io.quotaexchange.round.live.LiveDecision.Accepted;
import io.quotaexchange.round.live.LiveDecision.Rejected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Which events a command causes in one lot. Pure: no clock, no random, no I/O. Clause: M13-05.5. */
final class LotDecisions {
    /** Most limits, bids and matches that are recorded of one county in one lot; what was accepted is always recorded. */
    static final int MOST_OF_A_COUNTY = 2_000;

    private static final Accepted NOTHING = new Accepted(List.of());

    private final LotState state;
    private final Lot lot;
    private final Instant at;

    LotDecisions(LotState state, Instant at) {
        this.state = state;
        this.lot = state.lot();
        this.at = at;
    }

    private static Rejected no(LiveRefusal refusal) {
        return new Rejected(refusal.refusal());
    }

    LiveDecision withdraw(LiveCommand.Withdraw command) {
        if (state.phase() == LotPhase.WITHDRAWN) {
            return NOTHING;
        }
        if (command.signed().isOnePerson()) {
            return no(LiveRefusal.SAME_PERSON);
        }
        if (state.phase() != LotPhase.ANNOUNCED) {
            return no(LiveRefusal.LOT_OPEN);
        }
        if (!state.limits().isEmpty()) {
            return no(LiveRefusal.LOT_SIGNED_UP);
        }
        return new Accepted(List.of(new LiveEvent.LotWithdrawn(lot.id(), command.reason(), command.signed())));
    }

    LiveDecision setReserve(LiveCommand.SetReserve command) {
        LiveEvent.ReserveSet event =
                new LiveEvent.ReserveSet(lot.id(), command.id(), command.county(), command.sealed(), command.signed());
        Optional<LiveEvent.OfLot> before = state.answer(command.id());
        if (before.isPresent()) {
            return before.get().equals(event) ? NOTHING : no(LiveRefusal.ID_TAKEN);
        }
        if (command.signed().isOnePerson()) {
            return no(LiveRefusal.SAME_PERSON);
        }
        if (state.phase() != LotPhase.ANNOUNCED) {
            return no(LiveRefusal.LOT_OPEN);
        }
        if (!command.county().equals(lot.county())) {
            return no(LiveRefusal.NOT_THE_SELLER);
        }
        return sealedPrice(command.id(), command.county(), command.sealed(), command.key(), LiveRefusal.RESERVE_OUTSIDE)
                .orElseGet(() -> recorded(command.county(), List.of(event)));
    }

    LiveDecision setLimit(LiveCommand.SetLimit command) {
        Optional<LiveEvent.OfLot> before = state.answer(command.id());
        if (before.isPresent()) {
            boolean same = before.get() instanceof LiveEvent.LimitSet set
                    && set.limit().county().equals(command.county())
                    && set.limit().sealed().equals(command.sealed())
                    && set.limit().proxy() == command.proxy()
                    && set.limit().signed().equals(command.signed());
            return same ? NOTHING : no(LiveRefusal.ID_TAKEN);
        }
        if (command.signed().isOnePerson()) {
            return no(LiveRefusal.SAME_PERSON);
        }
        if (state.phase() != LotPhase.ANNOUNCED && state.phase() != LotPhase.OPEN) {
            return no(LiveRefusal.CLOSED);
        }
        if (command.county().equals(lot.county())) {
            return no(LiveRefusal.OWN_LOT);
        }
        Optional<LiveDecision> wrong =
                sealedPrice(command.id(), command.county(), command.sealed(), command.key(), LiveRefusal.LIMIT_OUTSIDE);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        BidLimit limit = new BidLimit(
                lot.id(),
                state.lastSeq() + 1,
                command.id(),
                command.county(),
                command.sealed(),
                command.proxy(),
                command.signed());
        List<BidLimit> limits = new ArrayList<>(state.limits());
        limits.removeIf(old -> old.county().equals(limit.county()));
        limits.add(limit);
        List<LiveEvent> events = new ArrayList<>(List.of(new LiveEvent.LimitSet(limit)));
        if (state.phase() == LotPhase.OPEN) {
            events.addAll(ProxyBidding.bids(lot, state.auction(), limits, limit.seq(), command.key(), at));
        }
        return recorded(command.county(), events);
    }

    /** @return why the sealed price cannot stand; empty if it can. Clause: M13-05.8 */
    private Optional<LiveDecision> sealedPrice(
            String id, String county, String sealed, LotKey key, LiveRefusal outside) {
        OptionalLong price = LotSecrets.price(key, lot.id(), id, county, sealed);
        if (!isOfThisLot(key) || price.isEmpty()) {
            return Optional.of(no(LiveRefusal.KEY_WRONG));
        }
        boolean inside = price.getAsLong() >= lot.prices().startFen()
                && price.getAsLong() <= lot.prices().capFen();
        return inside ? Optional.empty() : Optional.of(no(outside));
    }

    private boolean isOfThisLot(LotKey key) {
        return key.digest().equals(lot.seals().keyDigest());
    }

    private LiveDecision recorded(String county, List<LiveEvent> events) {
        return state.recorded(county) >= MOST_OF_A_COUNTY ? no(LiveRefusal.TOO_MANY) : new Accepted(events);
    }

    LiveDecision bid(LiveCommand.Bid command) {
        Optional<LiveEvent.OfLot> before = state.answer(command.id());
        if (before.isPresent()) {
            return isSameBid(before.get(), command) ? NOTHING : no(LiveRefusal.ID_TAKEN);
        }
        Optional<LiveRefusal> beforehand = beforehand(command);
        if (beforehand.isPresent()) {
            return no(beforehand.get());
        }
        long seq = state.lastSeq() + 1;
        LiveEvent.Placed placed = new LiveEvent.Placed(
                lot.id(),
                seq,
                command.id(),
                command.county(),
                command.priceFen(),
                command.confirmed(),
                command.maker());
        AscendingDecision decision = AscendingAuction.decide(
                state.auction(), new AscendingCommand.Bid(command.id(), seq, command.county(), command.priceFen(), at));
        if (decision instanceof AscendingDecision.Rejected rejected) {
            return state.recorded(command.county()) >= MOST_OF_A_COUNTY
                    ? no(LiveRefusal.of(rejected.reason()))
                    : new Accepted(List.of(new LiveEvent.BidRefused(placed, rejected.reason())));
        }
        AscendingEvent event = ((AscendingDecision.Accepted) decision).event();
        AscendingState after = AscendingAuction.evolve(state.auction(), event);
        List<LiveEvent> events = new ArrayList<>();
        events.add(
                new LiveEvent.BidAccepted(placed, Optional.empty(), ((AscendingEvent.BidAccepted) event).closesAt()));
        events.addAll(ProxyBidding.bids(lot, after, state.limits(), seq, command.key(), at));
        return new Accepted(events);
    }

    /** What the auction itself is not asked about; nothing of it is recorded. */
    private Optional<LiveRefusal> beforehand(LiveCommand.Bid command) {
        if (state.phase() != LotPhase.OPEN) {
            return Optional.of(state.phase() == LotPhase.ANNOUNCED ? LiveRefusal.NOT_OPEN : LiveRefusal.CLOSED);
        }
        if (!isOfThisLot(command.key())) {
            return Optional.of(LiveRefusal.KEY_WRONG);
        }
        if (command.county().equals(lot.county())) {
            return Optional.of(LiveRefusal.OWN_LOT);
        }
        Optional<BidLimit> limit = state.limit(command.county());
        if (limit.isEmpty()) {
            return Optional.of(LiveRefusal.LIMIT_MISSING);
        }
        if (command.priceFen() > limit.get().priceFen(command.key()).orElse(0)) {
            return Optional.of(LiveRefusal.OVER_LIMIT);
        }
        return isHighStep(command.priceFen()) && !command.confirmed()
                ? Optional.of(LiveRefusal.JUMP_UNCONFIRMED)
                : Optional.empty();
    }

    /** Clause: M13-05.5. */
    private boolean isHighStep(long priceFen) {
        if (state.auction().isCapPhase()) {
            return false;
        }
        long present = state.auction().priceFen().orElse(lot.prices().startFen());
        return (priceFen - present) / lot.prices().incrementFen()
                >= lot.prices().confirmSteps();
    }

    private static boolean isSameBid(LiveEvent.OfLot before, LiveCommand.Bid command) {
        LiveEvent.Placed placed;
        if (before instanceof LiveEvent.BidAccepted accepted) {
            placed = accepted.bid();
        } else if (before instanceof LiveEvent.BidRefused refused) {
            placed = refused.bid();
        } else {
            return false;
        }
        return placed.county().equals(command.county())
                && placed.priceFen() == command.priceFen()
                && placed.maker().equals(command.maker());
    }

    LiveDecision letProxiesBid(LiveCommand.LetProxiesBid command) {
        if (state.phase() != LotPhase.OPEN) {
            return NOTHING;
        }
        return isOfThisLot(command.key())
                ? new Accepted(
                        ProxyBidding.bids(lot, state.auction(), state.limits(), state.lastSeq(), command.key(), at))
                : no(LiveRefusal.KEY_WRONG);
    }

    /** Clause: Z10-21.1. */
    LiveDecision match(LiveCommand.Match command) {
        Optional<LiveEvent.OfLot> before = state.answer(command.id());
        if (before.isPresent()) {
            return isSameMatch(before.get(), command) ? NOTHING : no(LiveRefusal.ID_TAKEN);
        }
        if (state.phase() != LotPhase.MATCHING) {
            boolean early = state.phase() == LotPhase.ANNOUNCED || state.phase() == LotPhase.OPEN;
            return no(early ? LiveRefusal.NOT_OPEN : LiveRefusal.CLOSED);
        }
        OptionalLong reserve = LotCase.reserve(state, command.key());
        if (!isOfThisLot(command.key()) || state.reserve().isPresent() && reserve.isEmpty()) {
            return no(LiveRefusal.KEY_WRONG);
        }
        long price = state.auction().priceFen().orElse(0);
        boolean covered = state.limit(command.county())
                .filter(limit -> limit.priceFen(command.key()).orElse(0) >= price)
                .isPresent();
        if (!covered && state.limit(command.county()).isPresent()) {
            return no(LiveRefusal.OVER_LIMIT);
        }
        long seq = state.lastSeq() + 1;
        AscendingDecision decision = AscendingAuction.decide(
                state.again(reserve), new AscendingCommand.Match(command.id(), seq, command.county(), at));
        if (decision instanceof AscendingDecision.Rejected rejected) {
            return matchRefused(command, seq, rejected.reason());
        }
        return new Accepted(List.of(
                new LiveEvent.Matched(lot.id(), seq, command.id(), command.county(), price, command.maker()),
                new LiveEvent.LotEnded(lot.id())));
    }

    private LiveDecision matchRefused(LiveCommand.Match command, long seq, RejectReason reason) {
        return state.recorded(command.county()) >= MOST_OF_A_COUNTY
                ? no(LiveRefusal.of(reason))
                : new Accepted(List.of(new LiveEvent.MatchRefused(
                        lot.id(), seq, command.id(), command.county(), command.maker(), reason)));
    }

    private static boolean isSameMatch(LiveEvent.OfLot before, LiveCommand.Match command) {
        return before instanceof LiveEvent.Matched matched
                        && matched.county().equals(command.county())
                        && matched.maker().equals(command.maker())
                || before instanceof LiveEvent.MatchRefused refused
                        && refused.county().equals(command.county())
                        && refused.maker().equals(command.maker());
    }

    LiveDecision decide(LiveCommand.Decide command) {
        if (state.decided().isPresent()) {
            return NOTHING;
        }
        if (state.phase() != LotPhase.ENDED) {
            return no(LiveRefusal.LOT_NOT_ENDED);
        }
        if (!isOfThisLot(command.key())) {
            return no(LiveRefusal.KEY_WRONG);
        }
        return LotCase.of(state, command.key())
                .map(Clearing::of)
                .<LiveDecision>map(cleared -> new Accepted(List.of(new LiveEvent.LotDecided(
                        lot.id(), command.key().hex(), cleared.caseText(), cleared.resultText()))))
                .orElse(no(LiveRefusal.KEY_WRONG));
    }

    /** What was due by now: opening, close, end. Empty if nothing was. */
    List<LiveEvent> tick() {
        if (state.deadline().filter(due -> !at.isBefore(due)).isEmpty()) {
            return List.of();
        }
        return switch (state.phase()) {
            case ANNOUNCED -> List.of(new LiveEvent.LotOpened(lot.id()));
            case OPEN ->
                state.mayBeMatched()
                        ? List.of(new LiveEvent.BiddingClosed(lot.id()))
                        : List.of(new LiveEvent.BiddingClosed(lot.id()), new LiveEvent.LotEnded(lot.id()));
            case MATCHING -> List.of(new LiveEvent.LotEnded(lot.id()));
            case ENDED, DECIDED, WITHDRAWN -> List.of();
        };
    }
}
