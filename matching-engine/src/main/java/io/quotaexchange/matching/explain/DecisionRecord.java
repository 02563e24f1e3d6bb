package io.quotaexchange.matching.explain;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why one order became what it became; for a request, in one indicator.
 *
 * @param place JSON pointer of the order in the case, for example {@code /offers/3}
 * @param order its id
 * @param part what kind of order it is
 * @param from with whom it traded, in the order of the trades; in a book first at once, then while it rested
 * @param rule what decided
 * @param ahead the orders that came before it and took what it lacked
 * @param detail what a live mechanism has besides
 * @param change the smallest change that would have changed the outcome; empty where none of the kinds tried would, or none was tried
 */
public record DecisionRecord(
        String place,
        String order,
        Part part,
        String county,
        IndicatorKind indicator,
        Asked asked,
        Outcome outcome,
        List<Partner> from,
        DecidingRule rule,
        Ahead ahead,
        Optional<Detail> detail,
        Optional<SmallestChange> change) {

    /** What an order is in its mechanism. */
    public enum Part {
        REQUEST,
        OFFER,
        BID,
        /** A county's exercise of its right to match. Clause: Z10-21.1 */
        MATCH,
        /** A bid, or an offer, in place of a resting one. */
        REPLACEMENT_BID,
        REPLACEMENT_OFFER,
        CANCELLATION,
        REDUCTION;

        /** Whether it sells. */
        boolean sells() {
            return this == OFFER || this == REPLACEMENT_OFFER;
        }
    }

    /** @param amount m² or kg; {@code priceFen} fen per mu or kg; {@code paired} whether the two counties are */
    public record Partner(String order, String county, long amount, long priceFen, boolean paired) {}

    /** @throws IllegalArgumentException if the parts do not go together */
    public DecisionRecord {
        from = List.copyOf(from);
        Detail.Lot lot = detail.orElse(null) instanceof Detail.Lot found ? found : null;
        boolean whole = switch (part) {
            case CANCELLATION -> true;
            case MATCH -> asked.at().isPresent();
            case BID ->
                lot == null
                        ? asked.amount().isPresent()
                        : asked.limitFen().isPresent() && asked.at().isPresent();
            default -> asked.amount().isPresent();
        };
        boolean led = lot == null || lot.priceFen().isPresent() == lot.leader().isPresent();
        if (!whole || !led || outcome instanceof Outcome.TradedInAll) {
            throw new IllegalArgumentException("what was asked, what became of it and the details do not go together");
        }
    }

    /** The clauses the decision rests on. */
    public List<ClauseId> clauses() {
        return outcome instanceof Outcome.Refused refused
                ? Stream.concat(rule.clauses().stream(), RefusalText.clauses(refused.reason()).stream())
                        .toList()
                : rule.clauses();
    }

    /** The record as a Chinese sentence. */
    public String zh() {
        return ChineseSentence.of(this);
    }

    /** The record as an English sentence. */
    public String en() {
        return EnglishSentence.of(this);
    }

    /** m² or kg traded on the market, over the whole life of the order. */
    public long traded() {
        return from.stream().mapToLong(Partner::amount).sum();
    }
}
