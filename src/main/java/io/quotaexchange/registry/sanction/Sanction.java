package io.quotaexchange.registry.sanction;

import java.time.LocalDate;

/** A sanction as its steps made it. */
public sealed interface Sanction {
    /** Nothing was ordered yet. */
    record None() implements Sanction {}

    /** Ordered to put it right. */
    record Open(String county, String finding, LocalDate due) implements Sanction {}

    /** Named publicly, not put right. */
    record Named(String county, String finding) implements Sanction {}

    /** Takes no part in trading. */
    record Suspended(String county, String finding, boolean rectified) implements Sanction {}

    /** Put right, or lifted: nothing more follows. */
    record Closed(String county) implements Sanction {}
}
