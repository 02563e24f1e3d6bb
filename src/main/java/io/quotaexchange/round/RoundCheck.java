package io.quotaexchange.round;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.casefile.CaseFile;
import io.quotaexchange.matching.casefile.MalformedCaseException;
import io.quotaexchange.quantity.IndicatorVector;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Replays a round for an auditor: every event must be what the round's own decisions give, and every stage is assembled and
 * cleared again from the orders.
 */
public final class RoundCheck {
    private final String round;
    private final RoundState state = new RoundState();

    public RoundCheck(String round) {
        this.round = round;
    }

    /** The round as far as it was replayed. */
    public RoundState state() {
        return state;
    }

    /**
     * Checks one event and applies it.
     *
     * @param number its place, from 1 without a gap
     * @param standing what the standing of the county says against the order, of an event that is one; empty for every other
     * @return what is wrong with it, empty if nothing; nothing may follow a wrong one
     */
    public Optional<String> next(long number, RoundEvent event, List<Refusal> standing) {
        if (number != state.events() + 1) {
            return Optional.of("event " + number + " where " + (state.events() + 1) + " should stand");
        }
        Optional<String> wrong = check(event, standing);
        if (wrong.isEmpty()) {
            state.apply(event);
        }
        return wrong;
    }

    private Optional<String> check(RoundEvent event, List<Refusal> standing) {
        return switch (event) {
            case RoundEvent.Opened e ->
                e.plan().id().equals(round)
                        ? decided(new RoundCommand.Open(e.plan()), event)
                        : Optional.of("the plan is of round " + e.plan().id());
            case RoundEvent.OrderEntered e -> decided(new RoundCommand.Enter(e.order(), standing), event);
            case RoundEvent.OrderRefused e -> decided(new RoundCommand.Enter(e.order(), standing), event);
            case RoundEvent.ListingSecured e ->
                decided(new RoundCommand.SecureListing(e.listing(), e.settlement()), event);
            case RoundEvent.ListingRefused e ->
                decided(new RoundCommand.RefuseListing(e.listing(), e.refusal()), event);
            case RoundEvent.StageCleared e -> cleared(e);
            case RoundEvent.ListingReturned e ->
                decided(new RoundCommand.ReturnListing(e.listing(), e.amount()), event);
            case RoundEvent.Settled e -> decided(new RoundCommand.Settle(), event);
        };
    }

    private Optional<String> decided(RoundCommand command, RoundEvent event) {
        Decision decision = RoundDecisions.decide(state, command);
        if (decision instanceof Decision.Accepted accepted && accepted.events().size() == 1) {
            String wanted = RoundEventJson.write(accepted.events().get(0)).encode();
            return wanted.equals(RoundEventJson.write(event).encode())
                    ? Optional.empty()
                    : Optional.of("the rules give another event than " + RoundEventJson.kind(event));
        }
        return Optional.of("the rules do not give " + RoundEventJson.kind(event) + " here: " + decision);
    }

    private Optional<String> cleared(RoundEvent.StageCleared e) {
        if (state.plan().isEmpty() || e.stage() > state.plan().get().stages().size() || e.stage() < 1) {
            return Optional.of("stage " + e.stage() + " is not in the plan");
        }
        Case given;
        try {
            given = CaseFile.read(e.caseText().getBytes(StandardCharsets.UTF_8));
        } catch (MalformedCaseException malformed) {
            return Optional.of("the case of stage " + e.stage() + ": " + malformed.line());
        }
        Clearing again =
                Clearing.of(StageCase.assemble(state, e.stage(), poolOf(given).orElse(IndicatorVector.ZERO)));
        if (!again.caseText().equals(e.caseText())) {
            return Optional.of("the case of stage " + e.stage() + " is not made of the round's orders");
        }
        if (!again.resultText().equals(e.resultText())) {
            return Optional.of("the result of stage " + e.stage() + " is not the one the rules give");
        }
        return decided(
                new RoundCommand.RecordClearing(
                        e.stage(), e.caseText(), e.resultText(), StageAwards.of(state, e.stage(), again)),
                e);
    }

    /** What the case says that the pool held; empty where the pool has no part. That it held so much is the ledger's to prove. */
    public static Optional<IndicatorVector> pool(RoundEvent.StageCleared event) {
        try {
            return poolOf(CaseFile.read(event.caseText().getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedCaseException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<IndicatorVector> poolOf(Case given) {
        return given instanceof AllocationCase allocation
                ? allocation.rules().pool().map(AllocationCase.Pool::amounts)
                : Optional.empty();
    }
}
