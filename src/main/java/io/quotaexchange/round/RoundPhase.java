package io.quotaexchange.round;

/** Where an announced round stands. */
public enum RoundPhase {
    /** The notice runs (公告). */
    ANNOUNCED,
    /** Orders come in (申报). */
    ENTRY_OPEN,
    /** Entry has closed; stages run in order (竞价). */
    STAGES,
    /** The results are published (公示). */
    PUBLICITY,
    /** Unsold units go back, awards are settled (结算). */
    SETTLING,
    /** It was stopped: what has been awarded stands, what was listed goes back (终止). */
    STOPPED,
    /** It is over (结束). */
    ENDED,
    /** The notice was withdrawn before anybody had signed up (撤回公告). */
    WITHDRAWN;

    /** Whether it can still be paused or stopped. */
    boolean isRunning() {
        return compareTo(SETTLING) < 0;
    }

    boolean isOver() {
        return this == ENDED || this == WITHDRAWN;
    }
}
