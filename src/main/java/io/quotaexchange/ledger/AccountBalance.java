package io.quotaexchange.ledger;

/**
 * An account with its two growing counters, in m², kg or fen.
 *
 * @param debits all that ever left it
 * @param credits all that ever came in
 * @param postings how many postings it has had
 */
public record AccountBalance(Account account, long debits, long credits, long postings) {
    public long balance() {
        return credits - debits;
    }
}
