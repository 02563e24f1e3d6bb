package io.quotaexchange.matching.allocation;

import io.quotaexchange.matching.PairedTotal;
import io.quotaexchange.quantity.IndicatorKind;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Evidence for an allocation: why no fill could be greater, and why no more could go between paired counties.
 *
 * <p>Clause: M13-05.4, Z10-21.1.
 *
 * @param stops by seq of the request, then indicator; one for every market fill below what was asked, and
 *     for every sharing request that stopped and then was filled up by the odd units that rounding left over
 * @param cuts the sets of used-up sellers that stops with cause PAIRS refer to, in the order in which they were first used
 * @param paired in the order of the indicators; one for every indicator that was traded
 */
public record AllocationCertificate(List<Stop> stops, List<Cut> cuts, List<Paired> paired) {

    /** What stopped a fill below what was asked. */
    public enum Cause {
        /** All offers are used up. */
        SUPPLY,
        /** All offers but those of the request's own county are used up. */
        OWN,
        /** The county's cap is reached. */
        CAP,
        /** Between pairs only: the offers of a set of counties that holds all partners are used up. */
        PAIRS,
        /** All or nothing, and another indicator of the same request could not be had. */
        WHOLE
    }

    /**
     * One fill that was stopped.
     *
     * <p>{@code limit} is what the fills that count may sum to, {@code before} what those fixed earlier already took of it.
     * Which fills count: SUPPLY all; OWN and CAP those of the request's county; PAIRS those of every county that has no partner
     * outside the cut. In series a divisible request receives exactly {@code limit − before}, an indivisible one asked for
     * more than that. Sharing requests are stopped together at {@code level}; {@code before} then counts what was fixed before the sharing.
     * For WHOLE both are 0.
     *
     * @param limit m² or kg
     * @param before m² or kg
     * @param cut for PAIRS the place in {@code cuts}, from 0; else empty
     * @param level the filled fraction at which a sharing request stopped; empty where requests are served in series
     */
    public record Stop(
            String request,
            IndicatorKind indicator,
            Cause cause,
            long limit,
            long before,
            OptionalInt cut,
            Optional<Level> level) {}

    /** Counties whose offers of the indicator are used up by buyers that have no other partner; by county code. */
    public record Cut(IndicatorKind indicator, List<String> sellers) {
        public Cut {
            sellers = List.copyOf(sellers);
        }
    }

    /**
     * An exact filled fraction in lowest terms, at least 0 and below 1.
     *
     * @param denominator above zero
     */
    public record Level(BigInteger numerator, BigInteger denominator) {}

    /** The paired total of one indicator with its evidence. */
    public record Paired(IndicatorKind indicator, PairedTotal total) {}

    public AllocationCertificate {
        stops = List.copyOf(stops);
        cuts = List.copyOf(cuts);
        paired = List.copyOf(paired);
    }
}
