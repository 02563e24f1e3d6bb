package io.quotaexchange.rulebook;

/** Where the value of a ruling comes from. */
public enum Basis {
    /** The cited clause says it. */
    DOCUMENT,
    /** The cited clause leaves it open: the province set it. */
    PARAMETER
}
