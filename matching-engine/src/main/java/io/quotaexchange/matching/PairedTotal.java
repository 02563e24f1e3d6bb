package io.quotaexchange.matching;

import java.util.List;

/**
 * Evidence that no other choice trades more between paired counties: the total and the dual values that bound it.
 *
 * <p>Every buyer county b carries a weight u, every seller county s a weight v, 0 where it is not listed. Between two different
 * counties u + v is at least 1 where they are paired and at least 0 where they are not; so the paired total can never exceed the sum
 * of weight × traded over all counties, and a total that reaches the most this sum can be is the greatest. Where a county's amount is not
 * fixed beforehand, a weight above zero counts the most it may trade, one below zero what it must trade.
 *
 * <p>Clause: Z10-21.1.
 *
 * @param total m² or kg traded between paired counties
 * @param buyers weights other than 0, by county code
 * @param sellers weights other than 0, by county code
 */
public record PairedTotal(long total, List<Weight> buyers, List<Weight> sellers) {

    /** @param value a small whole number, negative permitted, never 0 */
    public record Weight(String county, int value) {}

    public PairedTotal {
        buyers = List.copyOf(buyers);
        sellers = List.copyOf(sellers);
    }
}
