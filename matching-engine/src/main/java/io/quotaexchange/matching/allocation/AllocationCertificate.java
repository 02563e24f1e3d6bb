package io.quotaexchange.matching.allocation;

import io.quotaexchange.matching.PairedTotal;
import io.quotaexchange.quantity.IndicatorKind;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * Evidence for an allocation: why no fill could be greater, and why no more could go between paired counties.
 *
 * <p>Clause: M13-05.4, Z10-21.1.
 *
 * @param stops by seq of the request, then indicator; one for every market fill below what was asked
 * @param paired in the order of the indicators; one for every indicator that was traded
 */
public record AllocationCertificate(List<Stop> stops, List<Paired> paired) {

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
     * outside {@code sellers}. In series a divisible request receives exactly {@code limit − before}, an indivisible one asked for
     * more than that. Sharing requests are stopped together at {@code level}; {@code before} then counts what was fixed before the sharing.
     * For WHOLE both are 0.
     *
     * @param limit m² or kg
     * @param before m² or kg
     * @param sellers for PAIRS the counties whose offers are used up, by code; else empty
     * @param level the filled fraction at which a sharing request stopped; empty where requests are served in series
     */
    public record Stop(
            String request,
            IndicatorKind indicator,
            Cause cause,
            long limit,
            long before,
            List<String> sellers,
            Optional<Level> level) {
        public Stop {
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
        paired = List.copyOf(paired);
    }
}
