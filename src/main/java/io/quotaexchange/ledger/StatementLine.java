package io.quotaexchange.ledger;

import java.time.Instant;

/**
 * One posting as one of its two accounts sees it.
 *
 * @param number of the posting among those of the account
 * @param settlement its sequence number in the journal
 * @param change m², kg or fen; below zero when they left the account
 * @param balance after it
 * @param other the account on the other side
 */
public record StatementLine(
        long number,
        long settlement,
        Instant recordedAt,
        SettlementCode code,
        String factKind,
        String factId,
        Account other,
        long change,
        long balance) {}
