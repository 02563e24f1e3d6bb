package io.quotaexchange.ledger;

/**
 * The first thing found wrong in a journal.
 *
 * @param sequence of the entry
 * @param detail in words, with the account, lot or segment
 */
public record JournalFinding(long sequence, JournalRule rule, String detail) {}
