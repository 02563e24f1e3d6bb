package io.quotaexchange.ledger;

/**
 * The end of a segment; there is at most one.
 *
 * @param place of the posting, within the settlement, that spent it
 */
public record SegmentSpend(long segment, int place) {}
