package io.quotaexchange.matching;

/** What a clearing decided, with the evidence for it. Immutable. */
public interface Result {
    Mechanism mechanism();
}
