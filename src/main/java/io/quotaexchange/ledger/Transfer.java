package io.quotaexchange.ledger;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One posting asked for: an amount of one unit from one account to another.
 *
 * @param amount m², kg or fen, greater than zero
 * @param lot serial of the lot to take the units from; empty: the oldest lots of the account first
 * @param priceFen the price of a delivery's units, fen per mu or kg: the money leg must be its value
 */
public record Transfer(Account from, Account to, long amount, Optional<String> lot, OptionalLong priceFen) {
    public static Transfer of(Account from, Account to, long amount) {
        return new Transfer(from, to, amount, Optional.empty(), OptionalLong.empty());
    }

    public Transfer ofLot(String serial) {
        return new Transfer(from, to, amount, Optional.of(serial), priceFen);
    }

    public Transfer atPrice(long fen) {
        return new Transfer(from, to, amount, lot, OptionalLong.of(fen));
    }
}
