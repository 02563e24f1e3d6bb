package io.quotaexchange.round;

import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.book.Band;
import io.quotaexchange.matching.book.BookCommand;
import io.quotaexchange.matching.book.Side;
import io.quotaexchange.matching.book.TimeInForce;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.round.live.BookState;
import io.quotaexchange.round.live.LiveCommand;
import io.quotaexchange.round.live.LiveDecision;
import io.quotaexchange.round.live.LiveDecisions;
import io.quotaexchange.round.live.LiveEvent;
import io.quotaexchange.round.live.Lot;
import io.quotaexchange.round.live.Signed;
import io.quotaexchange.rulebook.StageKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a round demands of its live stages beside what they decide themselves: their turn, the listings behind lots and offers, the
 * band. Pure.
 */
final class LiveStages {
    private static final Decision.Accepted NOTHING_AGAIN = new Decision.Accepted(List.of());
    /** What a lot may be kept open longer by one bid, and how long paired counties may have, at most. */
    private static final long LONGEST_EXTENSION_SECONDS = 3_600;

    private static final long LONGEST_MATCH_SECONDS = 86_400;

    private LiveStages() {}

    static Decision decide(RoundState state, LiveCommand command, Instant at) {
        Optional<RoundRefusal> refused = halted(state).or(() -> switch (command) {
            case LiveCommand.Announce announce -> againstLot(state, announce.lot());
            case LiveCommand.TakeBookCommand take -> againstBookCommand(state, take);
            default -> Optional.empty();
        });
        if (refused.isPresent()) {
            return new Decision.Rejected(refused.get().refusal());
        }
        return switch (LiveDecisions.decide(state.live(), command, at)) {
            case LiveDecision.Accepted accepted -> happen(state, accepted.events());
            case LiveDecision.Rejected rejected -> new Decision.Rejected(rejected.refusal());
        };
    }

    /** Nothing is taken while the round is paused, nor after it was stopped. Clause: M13-05.3. */
    private static Optional<RoundRefusal> halted(RoundState state) {
        if (state.isOver()) {
            return Optional.of(RoundRefusal.ROUND_OVER);
        }
        return state.timeline().flatMap(timeline -> {
            if (timeline.isPaused()) {
                return Optional.of(RoundRefusal.ROUND_PAUSED);
            }
            return timeline.phase() == RoundPhase.STOPPED ? Optional.of(RoundRefusal.ROUND_OVER) : Optional.empty();
        });
    }

    /** An act on the whole round, and what it does to lots. */
    static Decision.Accepted with(RoundEvent event, List<LiveEvent> lots) {
        List<RoundEvent> events = new ArrayList<>();
        events.add(event);
        lots.forEach(moved -> events.add(new RoundEvent.Live(moved, List.of())));
        return new Decision.Accepted(events);
    }

    static Decision happen(RoundState state, List<LiveEvent> events) {
        List<RoundEvent> wrapped = new ArrayList<>();
        for (LiveEvent event : events) {
            wrapped.add(new RoundEvent.Live(
                    event,
                    event instanceof LiveEvent.LotDecided decided
                            ? StageAwards.ofLot(state, decided).stream().toList()
                            : List.of()));
        }
        return new Decision.Accepted(wrapped);
    }

    /** The planned stage, while it is its turn; empty if it is not, or not of this mechanism. */
    private static Optional<RoundPlan.Stage> running(RoundState state, int stage, Mechanism mechanism) {
        RoundPlan plan = state.plan().orElseThrow();
        boolean turn = stage == state.clearedStages().size() + 1
                && stage <= plan.stages().size()
                && !state.isSettled()
                && plan.stages().get(stage - 1).mechanism() == mechanism
                && state.timeline()
                        .map(timeline -> timeline.phase() == RoundPhase.STAGES)
                        .orElse(true);
        return turn ? Optional.of(plan.stages().get(stage - 1)) : Optional.empty();
    }

    /** Clause: M13-05.5, M13-05.8. */
    private static Optional<RoundRefusal> againstLot(RoundState state, Lot lot) {
        if (state.live().lot(lot.id()).isPresent()) {
            return Optional.empty();
        }
        Optional<RoundPlan.Stage> stage = running(state, lot.stage(), Mechanism.ASCENDING_AUCTION);
        if (stage.isEmpty()
                || !stage.get().indicator().map(it -> it == lot.indicator()).orElse(true)) {
            return Optional.of(RoundRefusal.STAGE_NOT_NEXT);
        }
        Optional<Order.Listing> listing = listing(state, lot.listing());
        if (listing.isEmpty()
                || !listing.get().county().equals(lot.county())
                || listing.get().indicator() != lot.indicator()) {
            return Optional.of(RoundRefusal.ORDER_UNKNOWN);
        }
        if (lot.amount()
                > Math.subtractExact(state.left(listing.get()), state.live().heldByLots(lot.listing()))) {
            return Optional.of(RoundRefusal.AMOUNT_NOT_LEFT);
        }
        RoundPlan.Price price = state.plan().orElseThrow().prices().get(lot.indicator());
        boolean inBand = price != null
                && lot.prices().startFen() == listing.get().limitFen()
                && lot.prices().capFen() == price.capFen()
                && lot.prices().incrementFen() % price.tickFen() == 0;
        boolean soon = lot.times().extensionSeconds() <= LONGEST_EXTENSION_SECONDS
                && lot.times().matchWindowSeconds() <= LONGEST_MATCH_SECONDS;
        return inBand && soon ? againstCalendar(state, lot) : Optional.of(RoundRefusal.LOT_OUTSIDE_PLAN);
    }

    /** A lot opens and closes inside its stage, and is of a size that the rulebook permits. Clause: M13-05.3, M13-05.8. */
    private static Optional<RoundRefusal> againstCalendar(RoundState state, Lot lot) {
        return state.timeline().flatMap(timeline -> {
            RoundCalendar.StageTime stage = timeline.calendar().stages().get(lot.stage() - 1);
            Instant until = timeline.begun() == lot.stage()
                    ? timeline.stageUntil()
                    : stage.opensAt().plus(stage.length());
            boolean inside = !lot.times().opensAt().isBefore(stage.opensAt())
                    && !lot.times().closesAt().isAfter(until);
            if (!inside) {
                return Optional.of(RoundRefusal.LOT_OUTSIDE_CALENDAR);
            }
            boolean fits = timeline.terms()
                    .lotSize(lot.indicator())
                    .map(size -> size.permits(lot.amount()))
                    .orElse(true);
            return fits ? Optional.empty() : Optional.of(RoundRefusal.LOT_SIZE);
        });
    }

    /** A listing whose units are secured and that was not returned. */
    private static Optional<Order.Listing> listing(RoundState state, String id) {
        return state.listings().stream()
                .map(RoundState.Entered::order)
                .map(Order.Listing.class::cast)
                .filter(listing -> listing.id().equals(id))
                .filter(listing ->
                        state.securedBy(id).isPresent() && state.returned(id).isEmpty())
                .findFirst();
    }

    /** An offer stands on a listing whose units are secured: same id, county and indicator, no more than it has left. */
    private static Optional<RoundRefusal> againstBookCommand(RoundState state, LiveCommand.TakeBookCommand take) {
        Optional<BookState> book = state.live().book(take.stage());
        if (running(state, take.stage(), Mechanism.CONTINUOUS).isEmpty() || book.isEmpty()) {
            return Optional.of(RoundRefusal.STAGE_NOT_NEXT);
        }
        if (book.get().taken(take.key()).isPresent()) {
            return Optional.empty();
        }
        if (book.get().isClosed()) {
            return Optional.of(RoundRefusal.BOOK_CLOSED);
        }
        boolean offers;
        long amount;
        if (take.command() instanceof BookCommand.New order) {
            offers = order.side() == Side.OFFER;
            amount = order.amount();
        } else if (take.command() instanceof BookCommand.Replace order) {
            offers = order.side() == Side.OFFER;
            amount = order.amount();
        } else {
            return Optional.empty();
        }
        if (!offers) {
            return state.order(take.command().id()).isPresent()
                    ? Optional.of(RoundRefusal.ORDER_ID_TAKEN)
                    : Optional.empty();
        }
        Optional<Order.Listing> listing = listing(state, take.command().id())
                .filter(it -> it.county().equals(take.command().county())
                        && it.indicator() == book.get().indicator());
        if (listing.isEmpty()) {
            return Optional.of(RoundRefusal.ORDER_UNKNOWN);
        }
        long left = Math.subtractExact(
                state.left(listing.get()), book.get().traded(listing.get().id()));
        return amount <= left ? Optional.empty() : Optional.of(RoundRefusal.AMOUNT_NOT_LEFT);
    }

    /** Opens the book of a stage; what its indicator's listings have left enters at each listing's own limit. */
    static Decision openBook(RoundState state, int stage, Instant at) {
        if (state.live().book(stage).isPresent()) {
            return NOTHING_AGAIN;
        }
        Optional<RoundPlan.Stage> planned = running(state, stage, Mechanism.CONTINUOUS);
        boolean early = state.timeline().filter(it -> it.begun() < stage).isPresent();
        if (planned.isEmpty() || early || halted(state).isPresent()) {
            return new Decision.Rejected(RoundRefusal.STAGE_NOT_NEXT.refusal());
        }
        IndicatorKind indicator = planned.get().indicator().orElseThrow();
        RoundPlan.Price price = state.plan().orElseThrow().prices().get(indicator);
        List<LiveEvent> events = new ArrayList<>();
        events.add(new LiveEvent.BookOpened(
                stage, indicator, new Band(price.tickFen(), price.floorFen(), price.capFen())));
        long seq = 0;
        for (RoundState.Entered entered : state.listings()) {
            Order.Listing listing = (Order.Listing) entered.order();
            if (listing.indicator() == indicator && state.left(listing) > 0) {
                seq++;
                events.add(new LiveEvent.BookCommandTaken(
                        stage,
                        "listing:" + listing.id(),
                        new BookCommand.New(
                                listing.id(),
                                seq,
                                listing.county(),
                                Side.OFFER,
                                state.left(listing),
                                listing.limitFen(),
                                TimeInForce.GTC),
                        new Signed(listing.maker(), listing.approver())));
            }
        }
        return happen(state, events);
    }

    /** Ends a stage of lots when all are decided or withdrawn; in an announced round not before the calendar's time. */
    static Decision finishLots(RoundState state, int stage, Instant at) {
        if (state.cleared(stage).isPresent()) {
            return NOTHING_AGAIN;
        }
        boolean over = running(state, stage, Mechanism.ASCENDING_AUCTION).isPresent()
                && !state.live().isUnderWay(stage)
                && halted(state).isEmpty()
                && state.timeline()
                        .map(it -> it.begun() == stage && !at.isBefore(it.stageUntil()))
                        .orElse(true);
        return over
                ? happen(state, List.of(new LiveEvent.LotsFinished(stage)))
                : new Decision.Rejected(RoundRefusal.STAGE_NOT_NEXT.refusal());
    }

    /** What was due by now: in the lots, then in the stage as a whole; empty if nothing. */
    static Optional<Decision> tick(RoundState state, Instant at) {
        List<LiveEvent> events = LiveDecisions.tick(state.live(), at);
        return events.isEmpty() ? stageTick(state, at) : Optional.of(happen(state, events));
    }

    /** By the calendar, a book opens when its stage begins and closes at its end; lots are over when the last one is. */
    private static Optional<Decision> stageTick(RoundState state, Instant at) {
        if (state.stageDeadline().filter(due -> !at.isBefore(due)).isEmpty()) {
            return Optional.empty();
        }
        int stage = state.timeline().orElseThrow().begun();
        if (state.plan().orElseThrow().stages().get(stage - 1).kind() == StageKind.ASCENDING_AUCTION) {
            return Optional.of(finishLots(state, stage, at));
        }
        return Optional.of(
                state.live().book(stage).isEmpty()
                        ? openBook(state, stage, at)
                        : happen(state, List.of(new LiveEvent.BookClosed(stage))));
    }
}
