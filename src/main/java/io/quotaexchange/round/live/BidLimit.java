package io.quotaexchange.round.live;

import java.util.OptionalLong;

/**
 * How high a county may bid for a lot (报价限额), prepared by one person and approved by another; secret until the lot is decided.
 *
 * @param seq its place in time: of equal limits the earlier bids first
 * @param proxy whether the server bids for the county up to the limit (委托报价)
 */
public record BidLimit(String lot, long seq, String id, String county, String sealed, boolean proxy, Signed signed) {

    /** Fen per mu or kg; empty if it was not sealed with this key. */
    OptionalLong priceFen(LotKey key) {
        return LotSecrets.price(key, lot, id, county, sealed);
    }
}
