package io.quotaexchange.matching.explain;

import io.quotaexchange.quantity.IndicatorKind;
import java.util.List;
import java.util.Optional;

/**
 * Why one order got what it got, in one indicator.
 *
 * @param order id
 * @param part what kind of order it is
 * @param asked m² or kg asked or offered
 * @param got m² or kg received or sold on the market
 * @param fromPool m² or kg from the provincial pool besides; 0 for all but requests. Clause: Z10-10.2
 * @param from with whom it traded, in the order of the trades
 * @param rule what decided
 * @param ahead ids of the orders that were served before it and took what it lacked, in the order of service
 * @param change the smallest change that would have changed {@code got}; empty where none of the kinds tried would
 */
public record DecisionRecord(
        String order,
        Part part,
        String county,
        IndicatorKind indicator,
        long asked,
        long got,
        long fromPool,
        List<Partner> from,
        DecidingRule rule,
        List<String> ahead,
        Optional<Change> change) {

    /** What an order is in its mechanism. */
    public enum Part {
        REQUEST,
        OFFER,
        BID
    }

    /** @param amount m² or kg; {@code paired} whether the two counties are */
    public record Partner(String order, String county, long amount, boolean paired) {}

    public DecisionRecord {
        from = List.copyOf(from);
        ahead = List.copyOf(ahead);
    }

    /** The record as a Chinese sentence. */
    public String zh() {
        return ChineseSentence.of(this);
    }

    /** The record as an English sentence. */
    public String en() {
        return EnglishSentence.of(this);
    }
}
