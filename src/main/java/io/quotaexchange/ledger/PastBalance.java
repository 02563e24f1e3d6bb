package io.quotaexchange.ledger;

/** What an account held at a past settlement, in m², kg or fen. */
public record PastBalance(Account account, long balance) {}
