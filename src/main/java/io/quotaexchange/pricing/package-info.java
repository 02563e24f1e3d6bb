/**
 * Guide prices with their three components and dates, and the band around them.
 *
 * <p>Main types: {@link io.quotaexchange.pricing.GuidePrices} and {@link io.quotaexchange.pricing.PriceBand}. Must not know rounds.
 */
package io.quotaexchange.pricing;
