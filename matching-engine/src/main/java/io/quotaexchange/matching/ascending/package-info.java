/**
 * ASCENDING_AUCTION: one lot, live, open (网上竞价).
 *
 * <p>Main type: {@link io.quotaexchange.matching.ascending.AscendingAuction}, a state machine driven one command at a time by a
 * server, or over a whole case. Time arrives in the commands; the lottery is drawn from a seed that was committed to before.
 * Must not know files or servers.
 *
 * <p>Clause: M13-05.5, M13-05.8, Z10-21.1.
 */
package io.quotaexchange.matching.ascending;
