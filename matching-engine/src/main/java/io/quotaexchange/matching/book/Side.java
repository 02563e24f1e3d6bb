package io.quotaexchange.matching.book;

/** Which way an order goes. */
public enum Side {
    BID,
    OFFER
}
