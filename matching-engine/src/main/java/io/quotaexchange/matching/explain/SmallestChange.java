package io.quotaexchange.matching.explain;

/**
 * The smallest change of its kind that would have changed an order's outcome: one unit, tick, step or place less would not have.
 *
 * @param outcome what would have become of the order then
 */
public record SmallestChange(Change change, Outcome outcome) {}
