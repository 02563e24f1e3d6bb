package io.quotaexchange.matching.callauction;

/** Evidence for a call auction's price and fills. */
public record CallAuctionCertificate() {}
