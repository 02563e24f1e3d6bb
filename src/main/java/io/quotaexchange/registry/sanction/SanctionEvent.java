package io.quotaexchange.registry.sanction;

import java.time.LocalDate;

/** A step that was taken. Clause: M13-07.5. */
public sealed interface SanctionEvent {
    /** The day of the step. */
    LocalDate on();

    record Ordered(LocalDate on, String county, String finding, LocalDate due) implements SanctionEvent {}

    record Rectified(LocalDate on, String evidence) implements SanctionEvent {}

    record Named(LocalDate on, boolean grave) implements SanctionEvent {}

    record Suspended(LocalDate on) implements SanctionEvent {}

    record Lifted(LocalDate on) implements SanctionEvent {}
}
