package io.quotaexchange.registry.sanction;

import java.time.LocalDate;

/** What the province may do about a county. Clause: M13-07.5. */
public sealed interface SanctionCommand {
    /**
     * Orders a county to put something right (责令限期整改).
     *
     * @param due last day for it
     */
    record Order(String county, String finding, LocalDate due) implements SanctionCommand {}

    /** Finds that it was put right. */
    record FindRectified(String evidence) implements SanctionCommand {}

    /** Names the county publicly (通报批评): where the day has passed, or the case is grave. */
    record NamePublicly(boolean grave) implements SanctionCommand {}

    /** Suspends the county (暂停受理), which was named before. */
    record Suspend() implements SanctionCommand {}

    /** Lifts the suspension, once it was put right. */
    record Lift() implements SanctionCommand {}
}
