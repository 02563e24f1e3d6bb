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
        if (state.plan().isEmpty()) {
            return new Rejected(RoundRefusal.ROUND_UNKNOWN.refusal());
        }
        return switch (command) {
            case RoundCommand.Open open -> open(state, open);
            case RoundCommand.Enter enter -> enter(state, enter);
            case RoundCommand.SecureListing secure -> secure(state, secure);
            case RoundCommand.RefuseListing refuse -> refuse(state, refuse);
            case RoundCommand.RecordClearing clearing -> clear(state, clearing);
            case RoundCommand.ReturnListing back -> giveBack(state, back);
            case RoundCommand.Settle settle -> settle(state);
            case RoundCommand.Live live -> LiveStages.decide(state, live.command(), at);
            case RoundCommand.OpenBook book -> LiveStages.openBook(state, book.stage(), at);
            case RoundCommand.FinishLots lots -> LiveStages.finishLots(state, lots.stage());
            case RoundCommand.Tick tick -> tick(state, at);
        };
    }

    private static Decision open(RoundState state, RoundCommand.Open open) {
        if (state.plan().isPresent()) {
            return state.plan().get().id().equals(open.plan().id())
                    ? NOTHING_AGAIN
                    : new Rejected(RoundRefusal.ROUND_ALREADY_OPEN.refusal());
        }
        return new Accepted(List.of(new RoundEvent.Opened(open.plan())));
    }

    private static Decision enter(RoundState state, RoundCommand.Enter enter) {
        Optional<RoundState.Entered> before = state.order(enter.order().id());
        if (before.isPresent()) {
            return before.get().order().equals(enter.order())
                    ? NOTHING_AGAIN
                    : new Rejected(RoundRefusal.ORDER_ID_TAKEN.refusal());
        }
        if (!state.clearedStages().isEmpty() || state.isSettled()) {
            return new Rejected(RoundRefusal.ENTRY_CLOSED.refusal());
        }
        long seq = state.lastSeq() + 1;
        List<Refusal> refusals = new ArrayList<>(enter.refusals());
        refusals.addAll(OrderRules.check(state.plan().orElseThrow(), enter.order()));
        return new Accepted(List.of(
                refusals.isEmpty()
                        ? new RoundEvent.OrderEntered(seq, enter.order())
                        : new RoundEvent.OrderRefused(seq, enter.order(), refusals)));
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

    private static Decision clear(RoundState state, RoundCommand.RecordClearing clearing) {
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
        if (!next || !allSecured || state.isSettled()) {
            return new Rejected(RoundRefusal.STAGE_NOT_NEXT.refusal());
        }
        // What was sold or entered since is not in the case: it would be sold twice, or passed over.
        if (clearing.onEvents() != state.events()) {
            return new Rejected(RoundRefusal.CASE_OUTDATED.refusal());
        }
        return new Accepted(List.of(new RoundEvent.StageCleared(
                clearing.stage(), clearing.caseText(), clearing.resultText(), clearing.awards())));
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
        if (!allCleared(state)) {
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
        boolean allBack = state.listings().stream()
                .map(entered -> (Order.Listing) entered.order())
                .allMatch(listing ->
                        state.left(listing) == 0 || state.returned(listing.id()).isPresent());
        return allCleared(state) && allBack
                ? new Accepted(List.of(new RoundEvent.Settled()))
                : new Rejected(RoundRefusal.STAGE_NOT_NEXT.refusal());
    }

    /** What was due by now. One step a tick: the sequencer ticks until nothing is due. */
    private static Decision tick(RoundState state, Instant at) {
        if (state.deadline().filter(due -> !at.isBefore(due)).isEmpty()) {
            return NOTHING_AGAIN;
        }
        return LiveStages.tick(state, at).orElse(NOTHING_AGAIN);
    }

    private static boolean allCleared(RoundState state) {
        return state.clearedStages().size()
                == state.plan().orElseThrow().stages().size();
    }
}
