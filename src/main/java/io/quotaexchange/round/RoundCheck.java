package io.quotaexchange.round;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.casefile.CaseFile;
import io.quotaexchange.matching.casefile.MalformedCaseException;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.round.clearing.Clearing;
import io.quotaexchange.round.live.LiveCheck;
import io.quotaexchange.round.live.LiveEvent;
import io.quotaexchange.round.live.LotKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Replays a round for an auditor: every event must be what the round's own decisions give, and every stage is assembled and
 * cleared again from the orders.
 */
public final class RoundCheck {
    private final String round;
    private final Function<String, Optional<LotKey>> keys;
    private final RoundState state = new RoundState();
    /** Events of the last decision that must follow. */
    private final ArrayDeque<RoundEvent> toCome = new ArrayDeque<>();

    /** @param keys the key that was published for a lot of the round; empty while it is not decided */
    public RoundCheck(String round, Function<String, Optional<LotKey>> keys) {
        this.round = round;
        this.keys = keys;
    }

    /** The round as far as it was replayed. */
    public RoundState state() {
        return state;
    }

    /**
     * Checks one event and applies it.
     *
     * @param number its place, from 1 without a gap
     * @param at when it was recorded
     * @param standing what the standing of the county says against the order, of an event that is one; empty for every other
     * @return what is wrong with it, empty if nothing; nothing may follow a wrong one
     */
    public Optional<String> next(long number, Instant at, RoundEvent event, List<Refusal> standing) {
        if (number != state.events() + 1) {
            return Optional.of("event " + number + " where " + (state.events() + 1) + " should stand");
        }
        if (at.isBefore(state.time())) {
            return Optional.of("event " + number + " was recorded before the event in front of it");
        }
        Optional<String> wrong = follow(event, at, standing);
        if (wrong.isEmpty()) {
            state.apply(event, at);
        }
        return wrong;
    }

    /** What one decision gave stands together and at one time; what was due by then stands before everything else. */
    private Optional<String> follow(RoundEvent event, Instant at, List<Refusal> standing) {
        if (!toCome.isEmpty()) {
            return at.equals(state.time())
                    ? same(toCome.removeFirst(), event)
                    : Optional.of(RoundEventJson.kind(event) + " was recorded apart from what was decided with it");
        }
        return state.deadline().filter(due -> !at.isBefore(due)).isPresent()
                        && !(event instanceof RoundEvent.Interrupted)
                ? ticked(event, at)
                : check(event, at, standing);
    }

    private Optional<String> ticked(RoundEvent event, Instant at) {
        Optional<String> wrong = decided(new RoundCommand.Tick(), event, at);
        return wrong.isEmpty() && event instanceof RoundEvent.Live live
                ? LiveCheck.silentProxy(state.live(), live.event(), keys)
                : wrong;
    }

    /** After the last event. @return what is missing, empty if nothing */
    public Optional<String> finish() {
        return toCome.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "ends before " + RoundEventJson.kind(toCome.getFirst()) + ", which was decided with the last");
    }

    private Optional<String> check(RoundEvent event, Instant at, List<Refusal> standing) {
        return switch (event) {
            case RoundEvent.Opened e ->
                e.plan().id().equals(round)
                        ? decided(new RoundCommand.Open(e.plan()), event, at)
                        : Optional.of("the plan is of round " + e.plan().id());
            case RoundEvent.Announced e ->
                e.plan().id().equals(round)
                        ? decided(
                                new RoundCommand.Announce(e.plan(), e.calendar(), e.terms(), e.sealKey(), e.by()),
                                event,
                                at)
                        : Optional.of("the plan is of round " + e.plan().id());
            case RoundEvent.OrderReplaced e ->
                decided(new RoundCommand.Replace(e.replaced(), e.order(), standing), event, at);
            case RoundEvent.OrderWithdrawn e ->
                decided(new RoundCommand.WithdrawOrder(e.order(), countyOf(e.order()), e.by()), event, at);
            case RoundEvent.Calendar e -> calendar(e, at);
            case RoundEvent.OrderEntered e -> decided(new RoundCommand.Enter(e.order(), standing), event, at);
            case RoundEvent.OrderRefused e -> decided(new RoundCommand.Enter(e.order(), standing), event, at);
            case RoundEvent.ListingSecured e ->
                decided(new RoundCommand.SecureListing(e.listing(), e.settlement()), event, at);
            case RoundEvent.ListingRefused e ->
                decided(new RoundCommand.RefuseListing(e.listing(), e.refusal()), event, at);
            case RoundEvent.StageCleared e -> cleared(e, at);
            case RoundEvent.ListingReturned e ->
                decided(new RoundCommand.ReturnListing(e.listing(), e.amount()), event, at);
            case RoundEvent.Settled e -> decided(new RoundCommand.Settle(), event, at);
            case RoundEvent.Live e -> live(e, at);
        };
    }

    /** With the lot's key, all is decided again; of a lot that is not decided yet, what hangs on a secret waits for the key. */
    private Optional<String> live(RoundEvent.Live e, Instant at) {
        return switch (e.event()) {
            case LiveEvent.LotsFinished finished -> decided(new RoundCommand.FinishLots(finished.stage()), e, at);
            case LiveEvent.BookClosed closed -> Optional.of("the book closes before its time");
            case LiveEvent.BookOpened opened -> decided(new RoundCommand.OpenBook(opened.stage()), e, at);
            default ->
                LiveCheck.command(e.event(), keys)
                        .map(command -> decided(new RoundCommand.Live(command), e, at))
                        .orElseGet(() -> LiveCheck.withoutCommand(state.live(), e.event(), at, keys));
        };
    }

    private Optional<String> calendar(RoundEvent.Calendar event, Instant at) {
        return switch (event) {
            case RoundEvent.Rescheduled e -> decided(new RoundCommand.Reschedule(e.calendar(), e.by()), event, at);
            case RoundEvent.Paused e -> decided(new RoundCommand.Pause(e.reason(), e.by()), event, at);
            case RoundEvent.Resumed e -> decided(new RoundCommand.Resume(e.by()), event, at);
            case RoundEvent.Stopped e -> decided(new RoundCommand.Stop(e.reason(), e.by()), event, at);
            case RoundEvent.Withdrawn e -> decided(new RoundCommand.Withdraw(e.reason(), e.by()), event, at);
            case RoundEvent.SealsOpened e -> decided(new RoundCommand.OpenSeals(e.privateKey()), event, at);
            case RoundEvent.Interrupted e -> decided(new RoundCommand.Interrupt(e.downSince()), event, at);
            case RoundEvent.EntryOpened e -> tooEarly(event);
            case RoundEvent.EntryClosed e -> tooEarly(event);
            case RoundEvent.StageBegun e -> tooEarly(event);
            case RoundEvent.PublicityEnded e -> tooEarly(event);
            case RoundEvent.PublicityBegun e -> Optional.of("publicity begins with the last clearing only");
        };
    }

    private static Optional<String> tooEarly(RoundEvent event) {
        return Optional.of(RoundEventJson.kind(event) + " was not due");
    }

    private String countyOf(String order) {
        return state.order(order).map(entered -> entered.order().county()).orElse("");
    }

    private Optional<String> decided(RoundCommand command, RoundEvent event, Instant at) {
        Decision decision = RoundDecisions.decide(state, command, at);
        if (decision instanceof Decision.Accepted accepted && !accepted.events().isEmpty()) {
            toCome.addAll(accepted.events());
            return same(toCome.removeFirst(), event);
        }
        return Optional.of("the rules do not give " + RoundEventJson.kind(event) + " here: " + decision);
    }

    private static Optional<String> same(RoundEvent wanted, RoundEvent event) {
        return RoundEventJson.kind(wanted).equals(RoundEventJson.kind(event))
                        && RoundEventJson.write(wanted)
                                .encode()
                                .equals(RoundEventJson.write(event).encode())
                ? Optional.empty()
                : Optional.of("the rules give another event than " + RoundEventJson.kind(event));
    }

    private Optional<String> cleared(RoundEvent.StageCleared e, Instant at) {
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
                        e.stage(),
                        state.events(),
                        e.caseText(),
                        e.resultText(),
                        StageAwards.of(state, e.stage(), again)),
                e,
                at);
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
