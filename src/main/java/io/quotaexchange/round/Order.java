package io.quotaexchange.round;

import io.quotaexchange.quantity.IndicatorKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** What a county enters into a round. Ids are unique in the round; the round gives each order its seq as it arrives. */
public sealed interface Order {
    String id();

    String county();

    /** Who prepared it. */
    String maker();

    /** Who approved it, another person of the county. */
    String approver();

    /**
     * Surplus offered for sale (挂牌).
     *
     * @param amount m² or kg
     * @param limitFen lowest price the county accepts in a call auction, fen per mu or kg; key projects pay the fixed price
     */
    record Listing(
            String id,
            String county,
            IndicatorKind indicator,
            long amount,
            long limitFen,
            String maker,
            String approver)
            implements Order {}

    /**
     * A key project's need. Clause: M13-05.4, Z10-10.1.
     *
     * @param construction the construction project that it is, certified as a key project; empty where the request names none
     * @param projectEn may be empty
     * @param tier 1 is served first
     * @param amounts m² or kg by indicator
     * @param divisible false: all of it or nothing
     * @param poolEligible whether the provincial pool may cover a share of its gap. Clause: Z10-07.3
     */
    record Request(
            String id,
            String county,
            String construction,
            String projectZh,
            String projectEn,
            int tier,
            Map<IndicatorKind, Long> amounts,
            boolean divisible,
            boolean poolEligible,
            String maker,
            String approver)
            implements Order {
        public Request {
            Map<IndicatorKind, Long> copy = new EnumMap<>(IndicatorKind.class);
            copy.putAll(amounts);
            amounts = Collections.unmodifiableMap(copy);
        }

        /** One that names no construction project. */
        public Request(
                String id,
                String county,
                String projectZh,
                String projectEn,
                int tier,
                Map<IndicatorKind, Long> amounts,
                boolean divisible,
                boolean poolEligible,
                String maker,
                String approver) {
            this(id, county, "", projectZh, projectEn, tier, amounts, divisible, poolEligible, maker, approver);
        }
    }

    /**
     * A bid that nobody can read before its auction: what it asks for and pays is encrypted. Clause: M13-05.5.
     *
     * @param commitment SM3 of what is sealed, hex
     * @param envelope what is sealed, encrypted, hex
     */
    record SealedBid(String id, String county, String commitment, String envelope, String maker, String approver)
            implements Order {}

    /**
     * A bid of another project, unsealed: of a round of generated data, or opened at the close. Clause: M13-05.5.
     *
     * @param limitFen highest price the county pays, fen per mu or kg
     */
    record Bid(
            String id,
            String county,
            IndicatorKind indicator,
            long amount,
            long limitFen,
            String maker,
            String approver)
            implements Order {}
}
