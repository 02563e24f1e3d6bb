/**
 * CALL_AUCTION: sealed bids and offers, one price for all.
 *
 * <p>Main type: {@link io.quotaexchange.matching.callauction.CallAuctionCase}. Price, then fills, then who with whom.
 *
 * <p>Clause: M13-05.5, Z10-21.1.
 */
package io.quotaexchange.matching.callauction;
