/**
 * CONTINUOUS: the limit order book (市场交易) of one indicator.
 *
 * <p>Main types: {@link io.quotaexchange.matching.book.OrderBook}, fast and driven by numbers alone, and
 * {@link io.quotaexchange.matching.book.ContinuousTrading}, which runs a case through it. One thread owns a book. Must not know
 * files or servers.
 *
 * <p>Clause: M13-05.6, M13-05.8, Z10-21.1.
 */
package io.quotaexchange.matching.book;
