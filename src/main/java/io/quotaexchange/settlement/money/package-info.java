/**
 * Money beside the deliveries: prefunding, deposits of bidders, use of proceeds, support of sellers.
 *
 * <p>Main types: {@link io.quotaexchange.settlement.money.MoneyAct} (what moves, and what stands against it),
 * {@link io.quotaexchange.settlement.money.MoneyActs} (carries it out), {@link io.quotaexchange.settlement.money.Deposits}. Must not
 * know how bids are decided.
 */
package io.quotaexchange.settlement.money;
