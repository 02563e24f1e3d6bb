package io.quotaexchange.ledger;

/**
 * One transfer as it was posted, with both accounts as they stood after it. Its place in the settlement is its place in the list,
 * from 1.
 */
public record Posting(Transfer transfer, Standing from, Standing to) {}
