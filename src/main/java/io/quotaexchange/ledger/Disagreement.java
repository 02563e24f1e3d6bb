package io.quotaexchange.ledger;

/**
 * Something in the database that does not agree with itself.
 *
 * @param place what it is about, for example {@code 330102/RESERVE/QUANTITY} or a lot's serial
 * @param zh what is wrong, in Chinese
 * @param en the same in English
 */
public record Disagreement(String place, String zh, String en) {}
