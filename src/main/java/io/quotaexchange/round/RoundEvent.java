package io.quotaexchange.round;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.round.live.LiveEvent;
import java.util.List;

/** What happened in a round; the whole of its history, in order. */
public sealed interface RoundEvent {
    record Opened(RoundPlan plan) implements RoundEvent {}

    /** @param seq the order's place in time, unique in the round */
    record OrderEntered(long seq, Order order) implements RoundEvent {}

    /** An order that was not accepted, with every reason. */
    record OrderRefused(long seq, Order order, List<Refusal> refusals) implements RoundEvent {}

    record ListingSecured(String listing, long settlement) implements RoundEvent {}

    /** An entered listing whose units the ledger did not have. */
    record ListingRefused(String listing, Refusal refusal) implements RoundEvent {}

    record StageCleared(int stage, String caseText, String resultText, List<Award> awards) implements RoundEvent {}

    record ListingReturned(String listing, long amount) implements RoundEvent {}

    record Settled() implements RoundEvent {}

    /** @param awards of a lot that was decided and sold: one; empty for every other event */
    record Live(LiveEvent event, List<Award> awards) implements RoundEvent {}
}
