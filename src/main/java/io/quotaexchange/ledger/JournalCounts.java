package io.quotaexchange.ledger;

/** How much of a journal was checked. */
public record JournalCounts(long settlements, long postings, long lots, long segments, long deliveries) {}
