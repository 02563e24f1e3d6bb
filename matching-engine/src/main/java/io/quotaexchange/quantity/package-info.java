/**
 * The units of the exchange, one type each, exact: a {@code long} inside, decimal text outside, no floating point anywhere.
 *
 * <p>Start at {@link io.quotaexchange.quantity.IndicatorKind}: it says in which unit each of the three indicators is counted,
 * and reads, prints and values amounts of it. Knows nothing of any other package.
 */
package io.quotaexchange.quantity;
