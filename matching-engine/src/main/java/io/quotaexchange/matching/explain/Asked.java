package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.book.TimeInForce;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an order asked for; only the parts its kind has.
 *
 * @param amount m² or kg asked, offered, or to be taken off
 * @param limitFen limit or bid, fen per mu or kg
 * @param at when it was received
 */
public record Asked(
        OptionalLong amount, OptionalLong limitFen, Optional<Instant> at, Optional<TimeInForce> timeInForce) {

    static Asked amount(long amount) {
        return new Asked(OptionalLong.of(amount), OptionalLong.empty(), Optional.empty(), Optional.empty());
    }

    static Asked limited(long amount, long limitFen) {
        return new Asked(OptionalLong.of(amount), OptionalLong.of(limitFen), Optional.empty(), Optional.empty());
    }

    static Asked limited(long amount, long limitFen, TimeInForce timeInForce) {
        return new Asked(
                OptionalLong.of(amount), OptionalLong.of(limitFen), Optional.empty(), Optional.of(timeInForce));
    }

    static Asked bid(long priceFen, Instant at) {
        return new Asked(OptionalLong.empty(), OptionalLong.of(priceFen), Optional.of(at), Optional.empty());
    }

    static Asked match(Instant at) {
        return new Asked(OptionalLong.empty(), OptionalLong.empty(), Optional.of(at), Optional.empty());
    }

    static Asked nothing() {
        return new Asked(OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty());
    }
}
