/**
 * Who may sell and who may buy on a day.
 *
 * <p>Main type: {@link io.quotaexchange.registry.eligibility.TradingEligibility}, pure: it judges a
 * {@link io.quotaexchange.registry.eligibility.CountyStanding}. Must not know rounds or the database.
 */
package io.quotaexchange.registry.eligibility;
