package io.quotaexchange.rulebook;

/** What puts one order before another. */
public enum Precedence {
    /** Clause: M13-05.4, Z10-10.1. */
    KEY_PROJECT,
    /** Clause: Z10-21.1. */
    PAIRED_COUNTY,
    /** Clause: M13-05.9. */
    ASSISTED_SUPPLY,
    /** The earlier order. */
    TIME
}
