/**
 * From an award to both counties' ledgers: confirmation by both sides (成交确认书), payment, delivery against payment.
 *
 * <p>Main type: {@link io.quotaexchange.settlement.Settling}. An award's steps are rows that are appended, never changed;
 * every step may be repeated after a crash. Must not know how an award came about.
 */
package io.quotaexchange.settlement;
