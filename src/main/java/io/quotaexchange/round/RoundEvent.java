package io.quotaexchange.round;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.round.live.LiveEvent;
import java.time.Instant;
import java.util.List;

/** What happened in a round; the whole of its history, in order. */
public sealed interface RoundEvent {
    /** A round of generated data, steered by hand: it has no calendar. */
    record Opened(RoundPlan plan) implements RoundEvent {}

    /**
     * The notice (公告).
     *
     * @param sealKey the public key that bids are sealed with, hex; empty where the plan has no sealed stage
     */
    record Announced(RoundPlan plan, RoundCalendar calendar, RoundTerms terms, String sealKey, Signed by)
            implements RoundEvent {}

    /** @param seq the order's place in time, unique in the round */
    record OrderEntered(long seq, Order order) implements RoundEvent {}

    /** An order that was not accepted, with every reason. */
    record OrderRefused(long seq, Order order, List<Refusal> refusals) implements RoundEvent {}

    /** The order takes the place of another one of its county, in a new place in time. */
    record OrderReplaced(long seq, String replaced, Order order) implements RoundEvent {}

    record OrderWithdrawn(String order, Signed by) implements RoundEvent {}

    record ListingSecured(String listing, long settlement) implements RoundEvent {}

    /** An entered listing whose units the ledger did not have. */
    record ListingRefused(String listing, Refusal refusal) implements RoundEvent {}

    record StageCleared(int stage, String caseText, String resultText, List<Award> awards) implements RoundEvent {}

    record ListingReturned(String listing, long amount) implements RoundEvent {}

    record Settled() implements RoundEvent {}

    /** @param awards of a lot that was decided and sold: one; empty for every other event */
    record Live(LiveEvent event, List<Award> awards) implements RoundEvent {}
    /** A step of an announced round through its calendar; its time is the event's. */
    sealed interface Calendar extends RoundEvent {}

    record Rescheduled(RoundCalendar calendar, Signed by) implements Calendar {}

    record EntryOpened() implements Calendar {}

    record EntryClosed() implements Calendar {}

    /** A stage begins; {@code until} it is held open, its beginning itself where it is cleared from orders. */
    record StageBegun(int stage, Instant until) implements Calendar {}

    /** The key that bids were sealed with is public now, hex, and so is what they said; one that it does not open is void. */
    record SealsOpened(String privateKey, List<Order.Bid> bids) implements Calendar {}

    /** The server was down from then until this event; closes whose last moments that concerned are held later. */
    record Interrupted(Instant downSince) implements Calendar {}

    record PublicityBegun(Instant until, Instant settlementDue) implements Calendar {}

    record PublicityEnded() implements Calendar {}

    record Paused(String reason, Signed by) implements Calendar {}

    record Resumed(Signed by) implements Calendar {}

    record Stopped(String reason, Signed by) implements Calendar {}

    record Withdrawn(String reason, Signed by) implements Calendar {}
}
