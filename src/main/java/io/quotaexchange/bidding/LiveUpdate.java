package io.quotaexchange.bidding;

import io.vertx.core.buffer.Buffer;

/**
 * What is to be seen of an event of a round.
 *
 * @param number of the event in its round
 * @param lot of which it tells; "" if of none
 * @param bytes the server-sent event, as it goes out to everybody
 */
record LiveUpdate(long number, String lot, Buffer bytes) {}
