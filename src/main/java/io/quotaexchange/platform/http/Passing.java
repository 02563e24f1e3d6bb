package io.quotaexchange.platform.http;

/**
 * A failure that passes by itself: something is being handed over to another node, or taken up again after an outage. Whether it was done
 * is told by asking the same again; the edge answers 503 with {@code Retry-After}.
 */
public interface Passing {}
