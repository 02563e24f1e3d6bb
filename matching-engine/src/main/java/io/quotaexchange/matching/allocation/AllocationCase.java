package io.quotaexchange.matching.allocation;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.Pairings;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.quantity.Ratio;
import io.quotaexchange.quantity.UnitPrice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A fixed-price priority allocation: who offers, who asks, at which prices, by which rules.
 *
 * @param mechanism PRIORITY_ALLOCATION or UNIFORM_LIMITED_PRICE
 * @param assisted counties whose offers are sold first. Clause: M13-05.9
 * @param offers in any order; a county's offers never serve its own requests
 * @param requests in any order
 */
public record AllocationCase(
        Mechanism mechanism,
        Rules rules,
        Pairings pairings,
        Set<String> assisted,
        List<Offer> offers,
        List<Request> requests)
        implements Case {

    /** How requests of one tier share what there is. */
    public enum Sharing {
        /** One after the other, in order of tier and seq. */
        SERIAL,
        /** Every request's filled fraction rises together. */
        PRO_RATA
    }

    /** Who may trade with whom. */
    public enum Between {
        /** Any two different counties. */
        ANY,
        /** Paired counties only: the first refusal of pairs. Clause: Z10-21.1 */
        PAIRED
    }

    /**
     * @param prices the fixed price of every indicator offered or asked
     * @param buyerCaps the most that a county's market fills of an indicator may sum to
     * @param pool the provincial pool, with the share of a gap it may cover. Clause: Z10-10.2
     */
    public record Rules(
            Sharing sharing,
            Between between,
            Map<IndicatorKind, UnitPrice> prices,
            List<BuyerCap> buyerCaps,
            Optional<Pool> pool) {
        public Rules {
            prices = Map.copyOf(prices);
            buyerCaps = List.copyOf(buyerCaps);
        }
    }

    /** @param amount m² or kg */
    public record BuyerCap(String county, IndicatorKind indicator, long amount) {}

    /** @param amounts what the province has left of each indicator */
    public record Pool(IndicatorVector amounts, Ratio ratio) {}

    /** @param amount m² or kg, zero or more */
    public record Offer(String id, long seq, String county, IndicatorKind indicator, long amount) {}

    /**
     * @param tier 1 is served first
     * @param amounts m² or kg by indicator; only the indicators that were asked for, zero permitted
     * @param divisible false: all of it in every indicator, or nothing
     * @param poolEligible whether the provincial pool may cover a share of its gap
     */
    public record Request(
            String id,
            long seq,
            String county,
            int tier,
            Map<IndicatorKind, Long> amounts,
            boolean divisible,
            boolean poolEligible) {
        public Request {
            amounts = Map.copyOf(amounts);
        }
    }

    public AllocationCase {
        assisted = Set.copyOf(assisted);
        offers = List.copyOf(offers);
        requests = List.copyOf(requests);
    }
}
