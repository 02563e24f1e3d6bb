/**
 * What a "no" is made of: the clause that demands it.
 *
 * <p>Main type: {@link io.quotaexchange.clause.ClauseId}, one row of the policy documents, spelt the same everywhere
 * ({@code M13-05.4}), so that a search for it finds rule, test, rulebook and screen. Knows no other package.
 */
package io.quotaexchange.clause;
