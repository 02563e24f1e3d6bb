package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.book.TimeInForce;
import io.quotaexchange.matching.explain.DecisionRecord.Partner;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.List;

/** A decision record in English: what it asked and got, why, who was ahead, and what would have changed that. */
final class EnglishSentence {
    private static final int NAMED = 5;

    private final DecisionRecord record;
    private final IndicatorKind unit;

    private EnglishSentence(DecisionRecord record) {
        this.record = record;
        this.unit = record.indicator();
    }

    static String of(DecisionRecord record) {
        EnglishSentence sentence = new EnglishSentence(record);
        String ahead = record.ahead().count() == 0 ? "" : " Ahead of it: " + named(record.ahead()) + ".";
        return sentence.head()
                + sentence.outcome()
                + ": " + sentence.why() + "."
                + sentence.lot()
                + ahead
                + record.change()
                        .map(change -> " " + EnglishChange.of(record, change))
                        .orElse("");
    }

    private String head() {
        String order = record.order() + " (" + record.county() + ")";
        return switch (record.part()) {
            case REQUEST -> "Request " + order + asked(" asked for ");
            case OFFER -> "Offer " + order + asked(" offered ");
            case BID ->
                "Bid " + order + (record.detail().orElse(null) instanceof Detail.Lot ? price() : asked(" asked for "));
            case MATCH ->
                "Match " + order + " of the closing price, sent at "
                        + record.asked().at().orElseThrow() + ",";
            case REPLACEMENT_BID -> "Replacement bid " + order + asked(" asked for ");
            case REPLACEMENT_OFFER -> "Replacement offer " + order + asked(" offered ");
            case CANCELLATION -> "Cancellation of " + order;
            case REDUCTION ->
                "Reduction of " + order + " by "
                        + amount(record.asked().amount().getAsLong());
        };
    }

    private String price() {
        return " of " + Amounts.enPrice(unit, record.asked().limitFen().getAsLong()) + ", sent at "
                + record.asked().at().orElseThrow() + ",";
    }

    private String asked(String verb) {
        Asked asked = record.asked();
        String limit = asked.limitFen().isPresent()
                ? " at " + Amounts.enPrice(unit, asked.limitFen().getAsLong()) + " or better"
                : "";
        String timeInForce =
                asked.timeInForce().map(each -> ", " + name(each) + ",").orElse("");
        return verb + amount(asked.amount().getAsLong()) + " of " + Amounts.enName(unit) + limit + timeInForce + " and";
    }

    private static String name(TimeInForce timeInForce) {
        return switch (timeInForce) {
            case GTC -> "good till cancelled";
            case IOC -> "the rest cancelled at once";
            case FOK -> "all at once or nothing";
        };
    }

    private String outcome() {
        Outcome outcome = record.outcome();
        if (outcome instanceof Outcome.Filled filled) {
            String pool = filled.pool() > 0 ? " and " + amount(filled.pool()) + " from the provincial pool" : "";
            return (sells() ? " sold " : " got ")
                    + amount(filled.amount())
                    + pool
                    + partners(sells() ? ", to " : ", from ", false);
        } else if (outcome instanceof Outcome.Stood stood) {
            return stood.wins()
                    ? " was accepted and won " + partners("lot ", true)
                    : " was accepted but did not win the lot";
        } else if (outcome instanceof Outcome.Entered entered) {
            return entered(entered);
        } else if (outcome instanceof Outcome.TakenOff taken) {
            return " took off " + amount(taken.amount()) + " and left " + amount(taken.left());
        }
        return " was refused";
    }

    private String entered(Outcome.Entered entered) {
        StringBuilder text = new StringBuilder(" traded " + amount(entered.traded()) + " at once");
        if (record.detail().orElse(null) instanceof Detail.Afterwards after) {
            text.append("; ").append(amount(entered.rested())).append(" came to rest, of which ");
            text.append(amount(after.traded())).append(" traded later, ").append(amount(after.takenOff()));
            text.append(" went by its county's commands and ")
                    .append(amount(after.left()))
                    .append(" were left");
        }
        if (entered.cancelled() > 0) {
            text.append("; ").append(amount(entered.cancelled())).append(" were cancelled");
        }
        return text.append(partners("; with ", true)).toString();
    }

    private String why() {
        String text = record.outcome() instanceof Outcome.Refused refused
                ? RefusalText.en(refused.reason())
                : record.rule().en();
        return text + " ("
                + String.join(
                        ", ", record.clauses().stream().map(Object::toString).toList()) + ")";
    }

    private String lot() {
        if (!(record.detail().orElse(null) instanceof Detail.Lot lot)) {
            return "";
        }
        String found = lot.priceFen().isEmpty()
                ? " Nobody had bid when it came"
                : " The price stood at " + Amounts.enPrice(unit, lot.priceFen().getAsLong()) + " when it came, led by "
                        + lot.leader().orElseThrow();
        return found + "; the close stood at " + lot.closesAt() + "."
                + lot.draw()
                        .map(draw -> " In the draw among " + draw.among() + " it had index " + draw.index()
                                + ", and index " + draw.drawn() + " was drawn.")
                        .orElse("");
    }

    private String partners(String before, boolean priced) {
        List<String> names = record.from().stream()
                .limit(NAMED)
                .map(partner -> partner(partner, priced))
                .toList();
        return names.isEmpty()
                ? ""
                : before + String.join(", ", names) + more(record.from().size() - names.size());
    }

    private String partner(Partner partner, boolean priced) {
        return partner.order() + " of " + partner.county() + " " + amount(partner.amount())
                + (priced ? " at " + Amounts.enPrice(unit, partner.priceFen()) : "")
                + (partner.paired() ? " (paired)" : "");
    }

    private static String named(Ahead ahead) {
        List<String> names = ahead.first().stream().limit(NAMED).toList();
        return String.join(", ", names) + more(ahead.count() - names.size());
    }

    private static String more(long count) {
        return count > 0 ? " and " + count + " more" : "";
    }

    private boolean sells() {
        return record.part().sells();
    }

    private String amount(long amount) {
        return Amounts.en(unit, amount);
    }
}
