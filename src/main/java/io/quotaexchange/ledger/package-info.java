/**
 * Who holds what: accounts, settlements, postings, lots and segments, one writer, a hash-chained journal.
 *
 * <p>Main types: {@link io.quotaexchange.ledger.Settlement} goes in through {@link io.quotaexchange.ledger.Poster}. Must not know
 * why a settlement is made: projects, rounds and prices live in other features.
 */
package io.quotaexchange.ledger;
