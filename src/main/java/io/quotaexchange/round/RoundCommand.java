package io.quotaexchange.round;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.round.live.LiveCommand;
import java.time.Instant;
import java.util.List;

/** What may be asked of a round. */
public sealed interface RoundCommand {
    record Open(RoundPlan plan) implements RoundCommand {}

    record Announce(RoundPlan plan, RoundCalendar calendar, RoundTerms terms, String sealKey, Signed by)
            implements RoundCommand {}

    record Reschedule(RoundCalendar calendar, Signed by) implements RoundCommand {}

    record Pause(String reason, Signed by) implements RoundCommand {}

    record Resume(Signed by) implements RoundCommand {}

    record Stop(String reason, Signed by) implements RoundCommand {}

    record Withdraw(String reason, Signed by) implements RoundCommand {}

    /** The server comes back; given before what was due meanwhile. */
    record Interrupt(Instant downSince) implements RoundCommand {}

    /** The key that bids were sealed with is released. */
    record OpenSeals(String privateKey) implements RoundCommand {}

    /** @param refusals what the county's eligibility says against it, found before; empty if nothing */
    record Enter(Order order, List<Refusal> refusals) implements RoundCommand {}

    /** @param refusals as of an order that is entered */
    record Replace(String replaced, Order order, List<Refusal> refusals) implements RoundCommand {}

    record WithdrawOrder(String order, String county, Signed by) implements RoundCommand {}

    /** The ledger moved the listing's units to listed. */
    record SecureListing(String listing, long settlement) implements RoundCommand {}

    /** The ledger did not have the listing's units. */
    record RefuseListing(String listing, Refusal refusal) implements RoundCommand {}

    /**
     * The stage's case was cleared: {@code result} is the engine's answer, whole.
     *
     * @param onEvents how many events the round had when the case was assembled
     */
    record RecordClearing(int stage, long onEvents, String caseText, String resultText, List<Award> awards)
            implements RoundCommand {}

    /** What a listing has left went back to its reserve. */
    record ReturnListing(String listing, long amount) implements RoundCommand {}

    record Settle() implements RoundCommand {}

    /** What is asked of a lot or a book. */
    record Live(LiveCommand command) implements RoundCommand {}

    /** Opens the continuous book of a stage; what the listings have left enters it. */
    record OpenBook(int stage) implements RoundCommand {}

    /** Ends a stage of lots that are all decided or withdrawn. */
    record FinishLots(int stage) implements RoundCommand {}

    /** Time has passed: what was due by now happens. Given by the sequencer, before anything else that arrived. */
    record Tick() implements RoundCommand {}
}
