package io.quotaexchange.round;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.round.Decision.Accepted;
import io.quotaexchange.round.Decision.Rejected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which events a command causes in a round. Pure: no clock, no random, no I/O; the time is an input. */
final class RoundDecisions {
    private static final Accepted NOTHING_AGAIN = new Accepted(List.of());

    private RoundDecisions() {}

    /** @param at now: the server's time, read once for everything that is decided and written together */
    static Decision decide(RoundState state, RoundCommand command, Instant at) {
        if (command instanceof RoundCommand.Open open) {
            return open(state, open);
        }
        if (command instanceof RoundCommand.Announce announce) {
            return CalendarDecisions.announce(state, announce, at);
        }
        if (state.plan().isEmpty()) {
            return new Rejected(RoundRefusal.ROUND_UNKNOWN.refusal());
        }
        return switch (command) {
            case RoundCommand.Open open -> open(state, open);
            case RoundCommand.Announce announce -> CalendarDecisions.announce(state, announce, at);
            case RoundCommand.Reschedule change -> CalendarDecisions.reschedule(state, change, at);
            case RoundCommand.Pause pause -> CalendarDecisions.pause(state, pause);
            case RoundCommand.Resume resume -> CalendarDecisions.resume(state, resume, at);
            case RoundCommand.Stop stop -> CalendarDecisions.stop(state, stop);
            case RoundCommand.Withdraw withdraw -> CalendarDecisions.withdraw(state, withdraw);
            case RoundCommand.Interrupt interrupt -> CalendarDecisions.interrupt(state, interrupt, at);
            case RoundCommand.OpenSeals open -> CalendarDecisions.openSeals(state, open);
            case RoundCommand.Enter enter -> enter(state, enter);
            case RoundCommand.Replace replace -> replace(state, replace);
            case RoundCommand.WithdrawOrder withdraw -> withdraw(state, withdraw);
            case RoundCommand.SecureListing secure -> secure(state, secure);
            case RoundCommand.RefuseListing refuse -> refuse(state, refuse);
            case RoundCommand.RecordClearing clearing -> clear(state, clearing, at);
            case RoundCommand.ReturnListing back -> giveBack(state, back);
            case RoundCommand.Settle settle -> settle(state);
            case RoundCommand.Live live -> LiveStages.decide(state, live.command(), at);
            case RoundCommand.OpenBook book -> LiveStages.openBook(state, book.stage(), at);
            case RoundCommand.FinishLots lots -> LiveStages.finishLots(state, lots.stage(), at);
            case RoundCommand.Tick tick -> tick(state, at);
        };
    }

    private static Decision open(RoundState state, RoundCommand.Open open) {
        if (state.plan().isPresent()) {
            return state.plan().get().id().equals(open.plan().id())
                    ? NOTHING_AGAIN
                    : new Rejected(RoundRefusal.ROUND_ALREADY_OPEN.refusal());
        }
        return open.plan().generated()
                ? new Accepted(List.of(new RoundEvent.Opened(open.plan())))
                : new Rejected(RoundRefusal.CALENDAR_MISSING.refusal());
    }

    private static Decision enter(RoundState state, RoundCommand.Enter enter) {
        Optional<RoundState.Entered> before = state.order(enter.order().id());
        if (before.isPresent()) {
            return isRepeated(state, before.get().order(), enter.order())
                    ? NOTHING_AGAIN
                    : new Rejected(RoundRefusal.ORDER_ID_TAKEN.refusal());
        }
        Optional<Refusal> closed = CalendarDecisions.entryClosed(state);
        if (closed.isPresent()) {
            return new Rejected(closed.get());
        }
        long seq = state.lastSeq() + 1;
        List<Refusal> refusals = refusals(state, enter.order(), enter.refusals());
        return new Accepted(List.of(
                refusals.isEmpty()
                        ? new RoundEvent.OrderEntered(seq, enter.order())
                        : new RoundEvent.OrderRefused(seq, enter.order(), refusals)));
    }

    /** A bid that was sealed is known again by what it committed to: each sealing gives another envelope. */
    private static boolean isRepeated(RoundState state, Order before, Order order) {
        if (order instanceof Order.SealedBid bid) {
            Optional<Order.SealedBid> known =
                    before instanceof Order.SealedBid closed ? Optional.of(closed) : state.sealed(bid.id());
            return known.filter(closed -> closed.commitment().equals(bid.commitment())
                            && closed.county().equals(bid.county())
                            && closed.maker().equals(bid.maker())
                            && closed.approver().equals(bid.approver()))
                    .isPresent();
        }
        return before.equals(order);
    }

    private static List<Refusal> refusals(RoundState state, Order order, List<Refusal> standing) {
        List<Refusal> refusals = new ArrayList<>(standing);
        refusals.addAll(OrderRules.check(state.plan().orElseThrow(), order));
        if (state.timeline().isPresent()) {
            refusals.addAll(OrderRules.checkOffered(state.plan().orElseThrow(), order));
        }
        return refusals;
    }

    /** A request or a bid is changed by another one in its place, with a new place in time. */
    private static Decision replace(RoundState state, RoundCommand.Replace replace) {
        Optional<RoundState.Entered> known = state.order(replace.order().id());
        if (known.isPresent()) {
            return isRepeated(state, known.get().order(), replace.order())
                    ? NOTHING_AGAIN
                    : new Rejected(RoundRefusal.ORDER_ID_TAKEN.refusal());
        }
        Optional<Refusal> closed = CalendarDecisions.entryClosed(state);
        if (closed.isPresent()) {
            return new Rejected(closed.get());
        }
        Optional<RoundState.Entered> replaced =
                standing(state, replace.replaced(), replace.order().county());
        if (replaced.isEmpty()) {
            return new Rejected(RoundRefusal.ORDER_UNKNOWN.refusal());
        }
        Order old = replaced.get().order();
        if (old instanceof Order.Listing
                || !old.getClass().equals(replace.order().getClass())) {
            return new Rejected(RoundRefusal.NOT_REPLACEABLE.refusal());
        }
        long seq = state.lastSeq() + 1;
        List<Refusal> refusals = refusals(state, replace.order(), replace.refusals());
        return new Accepted(List.of(
                refusals.isEmpty()
                        ? new RoundEvent.OrderReplaced(seq, replace.replaced(), replace.order())
                        : new RoundEvent.OrderRefused(seq, replace.order(), refusals)));
    }

    private static Optional<RoundState.Entered> standing(RoundState state, String order, String county) {
        return state.order(order)
                .filter(state::isStanding)
                .filter(entered -> entered.order().county().equals(county));
    }

    private static Decision withdraw(RoundState state, RoundCommand.WithdrawOrder withdraw) {
        boolean before = state.isWithdrawn(withdraw.order())
                && state.order(withdraw.order())
                        .filter(entered -> entered.order().county().equals(withdraw.county()))
                        .isPresent();
        if (before) {
            return NOTHING_AGAIN;
        }
        Optional<Refusal> closed = CalendarDecisions.entryClosed(state);
        if (closed.isPresent()) {
            return new Rejected(closed.get());
        }
        if (withdraw.by().byOne()) {
            return new Rejected(RoundRefusal.SAME_PERSON.refusal());
        }
        if (standing(state, withdraw.order(), withdraw.county()).isEmpty()) {
            return new Rejected(RoundRefusal.ORDER_UNKNOWN.refusal());
        }
        return pending(state, withdraw.order())
                ? new Rejected(RoundRefusal.LISTING_PENDING.refusal())
                : new Accepted(List.of(new RoundEvent.OrderWithdrawn(withdraw.order(), withdraw.by())));
    }

    private static Decision secure(RoundState state, RoundCommand.SecureListing secure) {
        if (state.securedBy(secure.listing()).isPresent()) {
            return NOTHING_AGAIN;
        }
        return pending(state, secure.listing())
                ? new Accepted(List.of(new RoundEvent.ListingSecured(secure.listing(), secure.settlement())))
                : new Rejected(RoundRefusal.ORDER_UNKNOWN.refusal());
    }

    private static Decision refuse(RoundState state, RoundCommand.RefuseListing refuse) {
        return pending(state, refuse.listing())
                ? new Accepted(List.of(new RoundEvent.ListingRefused(refuse.listing(), refuse.refusal())))
                : new Rejected(RoundRefusal.ORDER_UNKNOWN.refusal());
    }

    /** An accepted listing of which the ledger has not said anything yet. */
    private static boolean pending(RoundState state, String listing) {
        return state.order(listing)
                .filter(entered -> entered.accepted() && entered.order() instanceof Order.Listing)
                .filter(entered -> state.securedBy(listing).isEmpty())
                .isPresent();
    }

    private static Decision clear(RoundState state, RoundCommand.RecordClearing clearing, Instant at) {
        Optional<RoundState.Cleared> before = state.cleared(clearing.stage());
        if (before.isPresent()) {
            return before.get().caseText().equals(clearing.caseText())
                            && before.get().resultText().equals(clearing.resultText())
                    ? NOTHING_AGAIN
                    : new Rejected(RoundRefusal.STAGE_ALREADY_CLEARED.refusal());
        }
        boolean next = clearing.stage() == state.clearedStages().size() + 1
                && clearing.stage() <= state.plan().orElseThrow().stages().size();
        boolean allSecured = state.listings().stream()
                .allMatch(listing -> state.securedBy(listing.order().id()).isPresent());
        if (!next || !allSecured || state.isSettled() || !CalendarDecisions.mayClear(state, clearing.stage())) {
            return new Rejected(RoundRefusal.STAGE_NOT_NEXT.refusal());
        }
        // What was sold or entered since is not in the case: it would be sold twice, or passed over.
        if (clearing.onEvents() != state.events()) {
            return new Rejected(RoundRefusal.CASE_OUTDATED.refusal());
        }
        List<RoundEvent> events = new ArrayList<>();
        events.add(new RoundEvent.StageCleared(
                clearing.stage(), clearing.caseText(), clearing.resultText(), clearing.awards()));
        events.addAll(CalendarDecisions.afterClearing(state, clearing.stage(), at));
        return new Accepted(events);
    }

    private static Decision giveBack(RoundState state, RoundCommand.ReturnListing back) {
        Optional<Long> before = state.returned(back.listing());
        if (before.isPresent()) {
            return before.get() == back.amount() ? NOTHING_AGAIN : new Rejected(RoundRefusal.AMOUNT_NOT_LEFT.refusal());
        }
        Optional<Order.Listing> listing = state.order(back.listing())
                .filter(RoundState.Entered::accepted)
                .map(RoundState.Entered::order)
                .filter(Order.Listing.class::isInstance)
                .map(Order.Listing.class::cast);
        if (listing.isEmpty()) {
            return new Rejected(RoundRefusal.ORDER_UNKNOWN.refusal());
        }
        if (!CalendarDecisions.mayReturn(state) && !state.isWithdrawn(back.listing())) {
            return new Rejected(RoundRefusal.STAGE_NOT_NEXT.refusal());
        }
        return state.left(listing.get()) == back.amount() && back.amount() > 0
                ? new Accepted(List.of(new RoundEvent.ListingReturned(back.listing(), back.amount())))
                : new Rejected(RoundRefusal.AMOUNT_NOT_LEFT.refusal());
    }

    private static Decision settle(RoundState state) {
        if (state.isSettled()) {
            return NOTHING_AGAIN;
        }
        boolean allBack = state.everListed().stream()
                .map(entered -> (Order.Listing) entered.order())
                .allMatch(listing ->
                        state.left(listing) == 0 || state.returned(listing.id()).isPresent());
        return CalendarDecisions.mayReturn(state) && allBack
                ? new Accepted(List.of(new RoundEvent.Settled()))
                : new Rejected(RoundRefusal.STAGE_NOT_NEXT.refusal());
    }

    /** What was due by now. One step a tick: the sequencer ticks until nothing is due. The calendar goes before lots and books. */
    private static Decision tick(RoundState state, Instant at) {
        if (state.deadline().filter(due -> !at.isBefore(due)).isEmpty()) {
            return NOTHING_AGAIN;
        }
        Decision calendar = CalendarDecisions.tick(state, at);
        return calendar.equals(NOTHING_AGAIN) ? LiveStages.tick(state, at).orElse(NOTHING_AGAIN) : calendar;
    }
}
