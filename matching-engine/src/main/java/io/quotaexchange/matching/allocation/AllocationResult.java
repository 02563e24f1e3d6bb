package io.quotaexchange.matching.allocation;

import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.Result;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.List;

/**
 * Who got what from whom, in the order of lists that the case and result format prescribes.
 *
 * @param fills by seq then indicator, one for every request and indicator asked
 * @param sold by seq, one for every offer
 * @param trades as made
 * @param certificate evidence that lets a reader check the result without solving again
 */
public record AllocationResult(
        Mechanism mechanism, List<Fill> fills, List<Sold> sold, List<Trade> trades, AllocationCertificate certificate)
        implements Result {

    /** @param market from counties; {@code pool} from the province; {@code unfilled} the rest of what was asked */
    public record Fill(String request, IndicatorKind indicator, long market, long pool, long unfilled) {}

    public record Sold(String offer, long amount) {}

    /** @param priceFen fen per mu or kg; {@code valueFen} as {@link IndicatorKind#value} rounds it */
    public record Trade(
            String request,
            String offer,
            IndicatorKind indicator,
            long amount,
            long priceFen,
            long valueFen,
            boolean paired) {}

    public AllocationResult {
        fills = List.copyOf(fills);
        sold = List.copyOf(sold);
        trades = List.copyOf(trades);
    }
}
