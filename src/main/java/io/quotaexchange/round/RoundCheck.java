package io.quotaexchange.round;

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
     * @return what is wrong with it, empty if nothing; nothing may follow a wrong one
     */
    public Optional<String> next(long number, RoundEvent event) {
        if (number != state.events() + 1) {
            return Optional.of("event " + number + " where " + (state.events() + 1) + " should stand");
        }
        Optional<String> wrong = check(event);
        if (wrong.isEmpty()) {
            state.apply(event);
        }
        return wrong;
    }

    private Optional<String> check(RoundEvent event) {
        return switch (event) {
            case RoundEvent.Opened e ->
                e.plan().id().equals(round)
                        ? decided(new RoundCommand.Open(e.plan()), event)
                        : Optional.of("the plan is of round " + e.plan().id());
            case RoundEvent.OrderEntered e -> decided(new RoundCommand.Enter(e.order(), List.of()), event);
            case RoundEvent.OrderRefused e -> refused(e);
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

    private Optional<String> refused(RoundEvent.OrderRefused e) {
        if (e.refusals().isEmpty()) {
            return Optional.of("an order is refused without a reason");
        }
        if (e.seq() != state.lastSeq() + 1 || state.order(e.order().id()).isPresent()) {
            return Optional.of("a refused order is out of its place");
        }
        return Optional.empty();
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
        Clearing again = Clearing.of(StageCase.assemble(state, e.stage(), pool(given)));
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

    /** What the pool held is an input of the case; that the draws were covered is the ledger's to prove. */
    private static IndicatorVector pool(Case given) {
        return given instanceof AllocationCase allocation
                ? allocation.rules().pool().map(AllocationCase.Pool::amounts).orElse(IndicatorVector.ZERO)
                : IndicatorVector.ZERO;
    }
}
