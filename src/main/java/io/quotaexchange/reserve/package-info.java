/**
 * What is done to a county's reserves by hand: freezing, thawing and deducting units by number wherever they have gone, batches of a
 * monitoring feed, opening balances.
 *
 * <p>Main types: {@link io.quotaexchange.reserve.UnitActs}, {@link io.quotaexchange.reserve.UnitDecisions} (pure),
 * {@link io.quotaexchange.reserve.Feeds}. Must not know rounds or prices.
 */
package io.quotaexchange.reserve;
