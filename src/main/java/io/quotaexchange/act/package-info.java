/**
 * Acts: what people do to reserves, deposits and the pool beside the rounds, each a document that is kept whole before the ledger posts
 * what it says.
 *
 * <p>Main types: {@link io.quotaexchange.act.Act}, {@link io.quotaexchange.act.Acts}. Must not know what the kinds of acts mean: that is
 * with the features that make them.
 */
package io.quotaexchange.act;
