package io.quotaexchange.ledger;

/** What always holds in a journal, as {@link JournalCheck} checks it. */
public enum JournalRule {
    /** 1: minted = held + written off + cancelled for each indicator; money sums to zero; an account holds the units its balance says. */
    CONSERVED,
    /** 2: no account that may not be negative ever is. */
    NOT_NEGATIVE,
    /** 3: every unit of every lot is held by exactly one account. */
    PARTITIONED,
    /** 4: every delivery has both legs, and its money is price × amount. */
    DELIVERED_AGAINST_PAYMENT,
    /** 5: a balance is the sum of its postings. */
    BALANCED,
    /** 6: a trade is delivered once, a key is used once, a settlement is reversed once. */
    ONCE,
    /** 7: no gap, the clock does not go back, the hash covers the entry and the hash before it. */
    CHAINED,
    /** The oldest lot first, unless the order names the lot. */
    OLDEST_FIRST,
    /** Each code moves between the accounts it may; maker and approver are two people. */
    PERMITTED
}
