package io.quotaexchange.round;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An announced round's way through its calendar, as its events made it. Owned by its {@link RoundState}.
 *
 * <p>While a round is paused nothing is due, and when it is resumed every time that had not come moves by the length of the pause.
 */
public final class RoundTimeline {
    private final RoundTerms terms;
    private final Signed announcedBy;
    private final Instant announcedAt;
    private final String sealKey;
    private RoundCalendar calendar;
    private RoundPhase phase = RoundPhase.ANNOUNCED;
    private Instant pausedAt;
    private String reason = "";
    private int begun;
    private int clearedStages;
    private Instant clearedAt = Instant.MIN;
    private Instant stageUntil = Instant.MIN;
    private Instant publicityUntil = Instant.MIN;
    private Instant settlementDue = Instant.MIN;
    private String releasedKey = "";

    RoundTimeline(RoundEvent.Announced announced, Instant at) {
        terms = announced.terms();
        announcedBy = announced.by();
        announcedAt = at;
        sealKey = announced.sealKey();
        calendar = announced.calendar();
    }

    void apply(RoundEvent.Calendar event, Instant at) {
        switch (event) {
            case RoundEvent.Rescheduled e -> calendar = e.calendar();
            case RoundEvent.EntryOpened e -> phase = RoundPhase.ENTRY_OPEN;
            case RoundEvent.EntryClosed e -> phase = RoundPhase.STAGES;
            case RoundEvent.SealsOpened e -> releasedKey = e.privateKey();
            case RoundEvent.StageBegun e -> {
                begun = e.stage();
                stageUntil = e.until();
            }
            case RoundEvent.Interrupted e -> interrupted(e, at);
            case RoundEvent.PublicityBegun e -> {
                phase = RoundPhase.PUBLICITY;
                publicityUntil = e.until();
                settlementDue = e.settlementDue();
            }
            case RoundEvent.PublicityEnded e -> phase = RoundPhase.SETTLING;
            case RoundEvent.Paused e -> {
                pausedAt = at;
                reason = e.reason();
            }
            case RoundEvent.Resumed e -> resumed(at);
            case RoundEvent.Stopped e -> {
                phase = RoundPhase.STOPPED;
                reason = e.reason();
                pausedAt = null;
            }
            case RoundEvent.Withdrawn e -> {
                phase = RoundPhase.WITHDRAWN;
                reason = e.reason();
                pausedAt = null;
            }
        }
    }

    private void interrupted(RoundEvent.Interrupted e, Instant at) {
        entryHeld(e.downSince(), at).ifPresent(close -> calendar = calendar.withEntryClosing(close));
        stageHeld(e.downSince(), at).ifPresent(until -> stageUntil = until);
    }

    /** When entry closes instead, after an outage. */
    Optional<Instant> entryHeld(Instant down, Instant up) {
        return phase == RoundPhase.ENTRY_OPEN && !isPaused()
                ? RoundCalendar.afterOutage(calendar.entryClosesAt(), down, up, terms.outageWindow())
                : Optional.empty();
    }

    /** When the stage that is held open ends instead, after an outage. */
    Optional<Instant> stageHeld(Instant down, Instant up) {
        return isHeldOpen() && !isPaused()
                ? RoundCalendar.afterOutage(stageUntil, down, up, terms.outageWindow())
                : Optional.empty();
    }

    /** A stage was begun, is not cleared, and lasts a while. */
    private boolean isHeldOpen() {
        return phase == RoundPhase.STAGES
                && begun > clearedStages
                && !calendar.stages().get(begun - 1).length().isZero();
    }

    private void resumed(Instant at) {
        Duration by = Duration.between(pausedAt, at);
        calendar = calendar.moved(pausedAt, by);
        stageUntil = RoundCalendar.later(stageUntil, pausedAt, by);
        publicityUntil = RoundCalendar.later(publicityUntil, pausedAt, by);
        settlementDue = RoundCalendar.later(settlementDue, pausedAt, by);
        pausedAt = null;
        reason = "";
    }

    void stageCleared(int stage, Instant at) {
        clearedStages = stage;
        clearedAt = at;
    }

    void settled() {
        phase = RoundPhase.ENDED;
    }

    /** When something is due that no command brings about. */
    Optional<Instant> deadline() {
        if (isPaused()) {
            return Optional.empty();
        }
        return switch (phase) {
            case ANNOUNCED -> Optional.of(calendar.entryOpensAt());
            case ENTRY_OPEN -> Optional.of(calendar.entryClosesAt());
            case STAGES -> {
                if (begun > clearedStages) {
                    yield Optional.empty();
                }
                boolean all = clearedStages == calendar.stages().size();
                yield Optional.of(all ? clearedAt : calendar.stages().get(begun).opensAt());
            }
            case PUBLICITY -> Optional.of(publicityUntil);
            case SETTLING, STOPPED, ENDED, WITHDRAWN -> Optional.empty();
        };
    }

    public RoundTerms terms() {
        return terms;
    }

    public Signed announcedBy() {
        return announcedBy;
    }

    public Instant announcedAt() {
        return announcedAt;
    }

    /** As it stands now: after changes, pauses and outages. */
    public RoundCalendar calendar() {
        return calendar;
    }

    public RoundPhase phase() {
        return phase;
    }

    public boolean isPaused() {
        return pausedAt != null;
    }

    /** Since when it is paused; empty if it is not. */
    public Optional<Instant> pausedAt() {
        return Optional.ofNullable(pausedAt);
    }

    /** Why it was paused, stopped or withdrawn; empty if it was not. */
    public String reason() {
        return reason;
    }

    /** The number of the stage that was begun last, 0 before the first. */
    public int begun() {
        return begun;
    }

    /** Until when the stage that was begun last is held open. */
    public Instant stageUntil() {
        return stageUntil;
    }

    public Optional<Instant> publicityUntil() {
        return Optional.of(publicityUntil).filter(time -> !time.equals(Instant.MIN));
    }

    public Optional<Instant> settlementDue() {
        return Optional.of(settlementDue).filter(time -> !time.equals(Instant.MIN));
    }

    /**
     * By when its awards are settled: as it was set with the results; before that, as its calendar and terms have it.
     *
     * @param now no stage that is not cleared ends before
     * @return empty while it is paused, and once it was stopped or is over: then no calendar says it
     */
    public Optional<Instant> settlementByCalendar(Instant now) {
        if (isPaused() || phase == RoundPhase.STOPPED || phase.isOver()) {
            return Optional.empty();
        }
        if (!settlementDue.equals(Instant.MIN)) {
            return Optional.of(settlementDue);
        }
        Instant results = calendar.ends();
        for (Instant other : List.of(now, stageUntil)) {
            results = other.isAfter(results) ? other : results;
        }
        return Optional.of(terms.settlementDue(terms.publicityUntil(results)));
    }

    /** The public key that bids are sealed with, hex; empty where nothing is sealed. */
    public String sealKey() {
        return sealKey;
    }

    /** The private key, once it was released, hex; empty before. */
    public String releasedKey() {
        return releasedKey;
    }
}
