package io.quotaexchange.round;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.round.Decision.Accepted;
import io.quotaexchange.round.Decision.Rejected;
import io.quotaexchange.round.live.BookState;
import io.quotaexchange.round.live.LiveEvent;
import io.quotaexchange.round.live.Standstill;
import io.quotaexchange.rulebook.StageKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What an announced round's calendar does when time passes, and what its administrators may do with it. Pure. */
final class CalendarDecisions {
    private static final Accepted NOTHING_AGAIN = new Accepted(List.of());
    private static final int LONGEST_REASON = 500;
    private static final String NO_REASON_NEEDED = "-";

    private CalendarDecisions() {}

    /** Clause: M13-05.3. */
    static Decision announce(RoundState state, RoundCommand.Announce announce, Instant at) {
        RoundEvent.Announced event = new RoundEvent.Announced(
                announce.plan(), announce.calendar(), announce.terms(), announce.sealKey(), announce.by());
        if (state.plan().isPresent()) {
            return new Rejected(RoundRefusal.ROUND_ALREADY_OPEN.refusal());
        }
        if (announce.by().byOne()) {
            return new Rejected(RoundRefusal.SAME_PERSON.refusal());
        }
        if (!announce.plan().generated() && !announce.plan().day().equals(LocalDate.ofInstant(at, CivilDay.ZONE))) {
            return new Rejected(RoundRefusal.PLAN_OF_ANOTHER_DAY.refusal());
        }
        if (announce.plan().stages().isEmpty()) {
            return new Rejected(RoundRefusal.STAGES_OUT_OF_ORDER.refusal());
        }
        if (announce.sealKey().isEmpty() == hasSealedStage(announce.plan())) {
            return new Rejected(RoundRefusal.SEAL_KEY_MISSING.refusal());
        }
        return announce.calendar().check(announce.plan(), announce.terms().entryNotBefore(at)).stream()
                .findFirst()
                .<Decision>map(Rejected::new)
                .orElseGet(() -> new Accepted(List.of(event)));
    }

    static boolean hasSealedStage(RoundPlan plan) {
        return plan.stages().stream().anyMatch(stage -> stage.kind() == StageKind.CALL_AUCTION);
    }

    /** A calendar is changed before entry opens; it opens no earlier than was announced unless the notice runs anew. */
    static Decision reschedule(RoundState state, RoundCommand.Reschedule change, Instant at) {
        RoundTimeline timeline = state.timeline().orElse(null);
        Optional<Refusal> refused = act(timeline, change.by(), NO_REASON_NEEDED);
        if (refused.isPresent()) {
            return new Rejected(refused.get());
        }
        if (timeline.calendar().equals(change.calendar())) {
            return NOTHING_AGAIN;
        }
        if (timeline.phase() != RoundPhase.ANNOUNCED || timeline.isPaused()) {
            return new Rejected(RoundRefusal.CALENDAR_FIXED.refusal());
        }
        Instant anew = timeline.terms().entryNotBefore(at);
        Instant announced = timeline.calendar().entryOpensAt();
        List<Refusal> wrong =
                change.calendar().check(state.plan().orElseThrow(), announced.isBefore(anew) ? announced : anew);
        return wrong.isEmpty()
                ? new Accepted(List.of(new RoundEvent.Rescheduled(change.calendar(), change.by())))
                : new Rejected(wrong.get(0));
    }

    static Decision pause(RoundState state, RoundCommand.Pause pause) {
        RoundTimeline timeline = state.timeline().orElse(null);
        Optional<Refusal> refused = act(timeline, pause.by(), pause.reason());
        if (refused.isPresent()) {
            return new Rejected(refused.get());
        }
        if (timeline.isPaused()) {
            return timeline.reason().equals(pause.reason())
                    ? NOTHING_AGAIN
                    : new Rejected(RoundRefusal.ROUND_PAUSED.refusal());
        }
        return timeline.phase().isRunning()
                ? new Accepted(List.of(new RoundEvent.Paused(pause.reason(), pause.by())))
                : new Rejected(RoundRefusal.ROUND_OVER.refusal());
    }

    static Decision resume(RoundState state, RoundCommand.Resume resume, Instant at) {
        RoundTimeline timeline = state.timeline().orElse(null);
        Optional<Refusal> refused = act(timeline, resume.by(), NO_REASON_NEEDED);
        if (refused.isPresent()) {
            return new Rejected(refused.get());
        }
        return timeline.pausedAt()
                .<Decision>map(since -> LiveStages.with(
                        new RoundEvent.Resumed(resume.by()), Standstill.afterPause(state.live(), since, at)))
                .orElse(NOTHING_AGAIN);
    }

    static Decision stop(RoundState state, RoundCommand.Stop stop) {
        RoundTimeline timeline = state.timeline().orElse(null);
        Optional<Refusal> refused = act(timeline, stop.by(), stop.reason());
        if (refused.isPresent()) {
            return new Rejected(refused.get());
        }
        if (timeline.phase() == RoundPhase.STOPPED) {
            return NOTHING_AGAIN;
        }
        return timeline.phase().isRunning()
                ? LiveStages.with(
                        new RoundEvent.Stopped(stop.reason(), stop.by()),
                        Standstill.afterStop(
                                state.live(),
                                stop.reason(),
                                new io.quotaexchange.round.live.Signed(
                                        stop.by().maker(), stop.by().approver())))
                : new Rejected(RoundRefusal.ROUND_OVER.refusal());
    }

    /** Only while nobody has signed up: no order was accepted, withdrawn or not. */
    static Decision withdraw(RoundState state, RoundCommand.Withdraw withdraw) {
        RoundTimeline timeline = state.timeline().orElse(null);
        Optional<Refusal> refused = act(timeline, withdraw.by(), withdraw.reason());
        if (refused.isPresent()) {
            return new Rejected(refused.get());
        }
        if (timeline.phase() == RoundPhase.WITHDRAWN) {
            return NOTHING_AGAIN;
        }
        boolean signedUp = state.orders().stream().anyMatch(RoundState.Entered::accepted);
        boolean early = timeline.phase() == RoundPhase.ANNOUNCED || timeline.phase() == RoundPhase.ENTRY_OPEN;
        return early && !signedUp
                ? new Accepted(List.of(new RoundEvent.Withdrawn(withdraw.reason(), withdraw.by())))
                : new Rejected(RoundRefusal.SIGNED_UP_ALREADY.refusal());
    }

    /** What is wrong with any act of an administrator on a round. */
    private static Optional<Refusal> act(RoundTimeline timeline, Signed by, String reason) {
        if (timeline == null) {
            return Optional.of(RoundRefusal.NO_CALENDAR.refusal());
        }
        if (by.byOne()) {
            return Optional.of(RoundRefusal.SAME_PERSON.refusal());
        }
        return reason.isBlank() || reason.length() > LONGEST_REASON
                ? Optional.of(RoundRefusal.REASON_MISSING.refusal())
                : Optional.empty();
    }

    /** An outage is recorded where it moves a close of the calendar or of a lot. While a round is paused, it moves nothing. */
    static Decision interrupt(RoundState state, RoundCommand.Interrupt interrupt, Instant at) {
        Instant since = interrupt.downSince();
        if (!since.isBefore(at)
                || state.plan().isEmpty()
                || state.timeline().filter(RoundTimeline::isPaused).isPresent()) {
            return NOTHING_AGAIN;
        }
        boolean calendar = state.timeline()
                .filter(timeline -> timeline.entryHeld(since, at).isPresent()
                        || timeline.stageHeld(since, at).isPresent())
                .isPresent();
        List<LiveEvent> lots = Standstill.afterOutage(state.live(), since, at);
        return calendar || !lots.isEmpty() ? LiveStages.with(new RoundEvent.Interrupted(since), lots) : NOTHING_AGAIN;
    }

    /** The key is released when the first sealed stage has begun, once for all of them. Clause: M13-05.5. */
    static Decision openSeals(RoundState state, RoundCommand.OpenSeals open) {
        RoundTimeline timeline = state.timeline().orElse(null);
        if (timeline == null || timeline.sealKey().isEmpty()) {
            return new Rejected(RoundRefusal.SEALS_CLOSED.refusal());
        }
        if (!timeline.releasedKey().isEmpty()) {
            return NOTHING_AGAIN;
        }
        boolean begun = timeline.phase() == RoundPhase.STAGES
                && !timeline.isPaused()
                && timeline.begun() > state.clearedStages().size()
                && state.plan().orElseThrow().stages().get(timeline.begun() - 1).kind() == StageKind.CALL_AUCTION;
        if (!begun || !Seal.belong(open.privateKey(), timeline.sealKey())) {
            return new Rejected(RoundRefusal.SEALS_CLOSED.refusal());
        }
        List<Order.Bid> bids = state.sealedBids().stream()
                .map(RoundState.Entered::order)
                .map(Order.SealedBid.class::cast)
                .flatMap(bid -> Seal.open(state.plan().orElseThrow().id(), bid, open.privateKey()).stream())
                .toList();
        return new Accepted(List.of(new RoundEvent.SealsOpened(open.privateKey(), bids)));
    }

    /** The one step that was due by now. */
    static Decision tick(RoundState state, Instant at) {
        RoundTimeline timeline = state.timeline().orElse(null);
        if (timeline == null
                || timeline.deadline().filter(due -> !at.isBefore(due)).isEmpty()) {
            return NOTHING_AGAIN;
        }
        RoundEvent due = switch (timeline.phase()) {
            case ANNOUNCED -> new RoundEvent.EntryOpened();
            case ENTRY_OPEN -> new RoundEvent.EntryClosed();
            case STAGES ->
                timeline.begun() == timeline.calendar().stages().size()
                        ? published(timeline.terms(), at)
                        : begin(timeline, at);
            case PUBLICITY -> new RoundEvent.PublicityEnded();
            case SETTLING, STOPPED, ENDED, WITHDRAWN -> throw new IllegalStateException("nothing is due any more");
        };
        return new Accepted(List.of(due));
    }

    private static RoundEvent published(RoundTerms terms, Instant at) {
        Instant until = terms.publicityUntil(at);
        return new RoundEvent.PublicityBegun(until, terms.settlementDue(until));
    }

    private static RoundEvent begin(RoundTimeline timeline, Instant at) {
        int stage = timeline.begun() + 1;
        return new RoundEvent.StageBegun(
                stage, at.plus(timeline.calendar().stages().get(stage - 1).length()));
    }

    /** What stands against taking or changing an order now. */
    static Optional<Refusal> entryClosed(RoundState state) {
        if (state.timeline().isEmpty()) {
            return !state.clearedStages().isEmpty() || state.isSettled()
                    ? Optional.of(RoundRefusal.ENTRY_CLOSED.refusal())
                    : Optional.empty();
        }
        RoundTimeline timeline = state.timeline().get();
        return switch (timeline.phase()) {
            case ANNOUNCED -> Optional.of(RoundRefusal.ENTRY_NOT_OPEN.refusal());
            case ENTRY_OPEN ->
                timeline.isPaused() ? Optional.of(RoundRefusal.ROUND_PAUSED.refusal()) : Optional.empty();
            case STAGES, PUBLICITY, SETTLING, STOPPED, ENDED, WITHDRAWN ->
                Optional.of(RoundRefusal.ENTRY_CLOSED.refusal());
        };
    }

    /** A stage of an announced round is cleared once it has begun, is not held open any more, and its bids are opened. */
    static boolean mayClear(RoundState state, int stage) {
        return state.timeline()
                .map(timeline -> timeline.phase() == RoundPhase.STAGES
                        && !timeline.isPaused()
                        && timeline.begun() == stage
                        && !isBookOpen(state, stage)
                        && (state.plan().orElseThrow().stages().get(stage - 1).kind() != StageKind.CALL_AUCTION
                                || !timeline.releasedKey().isEmpty()))
                .orElse(true);
    }

    private static boolean isBookOpen(RoundState state, int stage) {
        return state.plan().orElseThrow().stages().get(stage - 1).kind() == StageKind.CONTINUOUS
                && state.live().book(stage).filter(BookState::isClosed).isEmpty();
    }

    /** What follows the last clearing: the results are published. */
    static List<RoundEvent> afterClearing(RoundState state, int stage, Instant at) {
        boolean last = stage == state.plan().orElseThrow().stages().size();
        return state.timeline()
                .filter(timeline -> last)
                .map(RoundTimeline::terms)
                .map(terms -> List.of(published(terms, at)))
                .orElse(List.of());
    }

    /** Unsold units go back when the publicity is over, or at once where a round was stopped. */
    static boolean mayReturn(RoundState state) {
        return state.timeline()
                .map(timeline -> timeline.phase() == RoundPhase.SETTLING || timeline.phase() == RoundPhase.STOPPED)
                .orElseGet(() -> state.clearedStages().size()
                        == state.plan().orElseThrow().stages().size());
    }
}
