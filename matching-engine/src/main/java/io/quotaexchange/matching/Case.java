package io.quotaexchange.matching;

/** All that a clearing may look at: the rules, the pairings and the orders of one mechanism. Immutable. */
public interface Case {
    Mechanism mechanism();
}
