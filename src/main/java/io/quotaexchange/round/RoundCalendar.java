package io.quotaexchange.round;

import io.quotaexchange.clause.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When an announced round (公告) does what; every time to the millisecond.
 *
 * @param entryOpensAt from when orders are taken
 * @param entryClosesAt from when none is any more
 * @param stages when each stage of the plan begins at the earliest, and for how long it is held open
 */
public record RoundCalendar(Instant entryOpensAt, Instant entryClosesAt, List<StageTime> stages) {
    /**
     * The time of one stage. A stage that begins later, because the one before it lasted longer, is held open as long all the same.
     *
     * @param opensAt it does not begin before
     * @param length for which an open auction or a book takes bids; zero for a stage that is cleared from orders
     */
    public record StageTime(Instant opensAt, Duration length) {}

    public RoundCalendar {
        stages = List.copyOf(stages);
    }

    /**
     * What is wrong with it for a plan.
     *
     * @param notBefore when entry may open at the earliest: the notice must have its length. Clause: M13-05.3
     */
    List<Refusal> check(RoundPlan plan, Instant notBefore) {
        List<Refusal> found = new ArrayList<>();
        if (entryOpensAt.isBefore(notBefore)) {
            found.add(RoundRefusal.NOTICE_TOO_SHORT.refusal());
        }
        if (!entryClosesAt.isAfter(entryOpensAt)) {
            found.add(RoundRefusal.ENTRY_WINDOW_EMPTY.refusal());
        }
        if (stages.size() != plan.stages().size() || !inOrder()) {
            found.add(RoundRefusal.STAGES_OUT_OF_ORDER.refusal());
        } else if (!lengthsFit(plan)) {
            found.add(RoundRefusal.STAGE_LENGTH_WRONG.refusal());
        }
        return found;
    }

    private boolean inOrder() {
        Instant before = entryClosesAt;
        for (StageTime stage : stages) {
            if (stage.opensAt().isBefore(before) || stage.length().isNegative()) {
                return false;
            }
            before = stage.opensAt().plus(stage.length());
        }
        return true;
    }

    private boolean lengthsFit(RoundPlan plan) {
        for (RoundPlan.Stage stage : plan.stages()) {
            Duration length = stages.get(stage.number() - 1).length();
            if (stage.kind().isLive() == length.isZero()) {
                return false;
            }
        }
        return true;
    }

    /** What is left of it after a pause: every time that had not come when the pause began moves by its length. */
    RoundCalendar moved(Instant pausedAt, Duration by) {
        return new RoundCalendar(
                later(entryOpensAt, pausedAt, by),
                later(entryClosesAt, pausedAt, by),
                stages.stream()
                        .map(stage -> new StageTime(later(stage.opensAt(), pausedAt, by), stage.length()))
                        .toList());
    }

    /** When the last stage ends, or entry where there is none. */
    Instant ends() {
        return stages.isEmpty()
                ? entryClosesAt
                : stages.getLast().opensAt().plus(stages.getLast().length());
    }

    RoundCalendar withEntryClosing(Instant at) {
        return new RoundCalendar(entryOpensAt, at, stages);
    }

    static Instant later(Instant time, Instant pausedAt, Duration by) {
        return time.isAfter(pausedAt) ? time.plus(by) : time;
    }

    /**
     * When a close that the server could not serve is held instead: if it was down at any time in the last moments before the close,
     * the close is that long after it came back.
     *
     * @param window how long the last moments are; zero switches the rule off
     * @return the later close; empty where the close stands
     */
    static Optional<Instant> afterOutage(Instant close, Instant down, Instant up, Duration window) {
        boolean wasDown = down.isBefore(close) && up.isAfter(close.minus(window));
        Instant held = up.plus(window);
        return !window.isZero() && wasDown && held.isAfter(close) ? Optional.of(held) : Optional.empty();
    }
}
