package io.quotaexchange.ledger;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One posting asked for: an amount of one unit from one account to another.
 *
 * @param amount m², kg or fen, greater than zero
 * @param lot serial of the lot to take the units from; empty: the oldest lots of the account first
 * @param priceFen the price of a delivery's units, fen per mu or kg: the money leg must be its value
 * @param units exactly these units of the lot, where a check names them (M13-07.3); the journal does not repeat them, its segments
 *     say which units moved
 */
public record Transfer(
        Account from, Account to, long amount, Optional<String> lot, OptionalLong priceFen, Optional<UnitRange> units) {
    /** Of any units of the lot, or of the account. */
    public Transfer(Account from, Account to, long amount, Optional<String> lot, OptionalLong priceFen) {
        this(from, to, amount, lot, priceFen, Optional.empty());
    }

    /** Exactly these units of a lot. Clause: M13-07.3. */
    public static Transfer ofUnits(Account from, Account to, String lot, UnitRange units) {
        return new Transfer(from, to, units.amount(), Optional.of(lot), OptionalLong.empty(), Optional.of(units));
    }

    public static Transfer of(Account from, Account to, long amount) {
        return new Transfer(from, to, amount, Optional.empty(), OptionalLong.empty());
    }

    public Transfer ofLot(String serial) {
        return new Transfer(from, to, amount, Optional.of(serial), priceFen, units);
    }

    public Transfer atPrice(long fen) {
        return new Transfer(from, to, amount, lot, OptionalLong.of(fen), units);
    }

    /** As the journal keeps it: which units moved is said by the segments. */
    public Transfer withoutUnits() {
        return new Transfer(from, to, amount, lot, priceFen);
    }
}
