/**
 * Who can buy from whom, county by county: exact flows of one indicator that are rerouted, never guessed.
 *
 * <p>Main type: {@link io.quotaexchange.matching.flow.CountyFlow}. A county never buys from itself; pairs count before others;
 * then what each seller sells, then the county matrix, each lexicographically greatest. Knows counties and amounts, not orders.
 *
 * <p>Clause: M13-05.9, Z10-21.1.
 */
package io.quotaexchange.matching.flow;
