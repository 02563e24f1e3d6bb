package io.quotaexchange.matching.explain;

import io.quotaexchange.quantity.IndicatorKind;
import java.util.ArrayList;
import java.util.List;

/** A smallest change in English. */
final class EnglishChange {
    private EnglishChange() {}

    static String of(DecisionRecord record, SmallestChange change) {
        return "Had " + what(record, change.change()) + ", it would " + then(record, change.outcome()) + ".";
    }

    private static String what(DecisionRecord record, Change change) {
        boolean book = record.asked().timeInForce().isPresent();
        if (change instanceof Change.MoreOffered c) {
            return "another county offered " + Amounts.en(c.indicator(), c.amount()) + " more"
                    + (book ? " at its limit" : "");
        } else if (change instanceof Change.MoreAsked c) {
            return "another county asked for " + Amounts.en(c.indicator(), c.amount()) + " more"
                    + (book ? " at its limit" : "");
        } else if (change instanceof Change.LessOffered c) {
            return "others offered " + Amounts.en(c.indicator(), c.amount()) + " less";
        } else if (change instanceof Change.LessAsked c) {
            return "others asked for " + Amounts.en(c.indicator(), c.amount()) + " less";
        } else if (change instanceof Change.HigherCap c) {
            return "its county's cap been " + Amounts.en(c.indicator(), c.amount()) + " higher";
        } else if (change instanceof Change.Earlier c) {
            return "it stood right before " + c.before();
        } else if (change instanceof Change.Later c) {
            return "it come right after " + c.after();
        } else if (change instanceof Change.AskedOnly c) {
            return "it asked for no more than " + amounts(c);
        } else if (change instanceof Change.Sent c) {
            return sent(record, c);
        } else if (change instanceof Change.PairedWithSeller) {
            return "its county been paired with the seller";
        } else if (change instanceof Change.OtherAmount c) {
            return "its amount been " + Amounts.en(record.indicator(), c.amount());
        } else if (change instanceof Change.FreshId) {
            return "it had an id not used before";
        } else if (change instanceof Change.OwnWithdrawn c) {
            return "its county withdrawn " + String.join(", ", c.orders()) + " before";
        } else if (change instanceof Change.BeforeCommand c) {
            return "it come before the command with sequence number " + c.seq();
        }
        return "its limit been " + Amounts.enPrice(record.indicator(), ((Change.OtherLimit) change).limitFen());
    }

    private static String amounts(Change.AskedOnly change) {
        List<String> amounts = new ArrayList<>();
        for (IndicatorKind indicator : IndicatorKind.values()) {
            if (change.amounts().containsKey(indicator)) {
                amounts.add(
                        Amounts.en(indicator, change.amounts().get(indicator)) + " of " + Amounts.enName(indicator));
            }
        }
        return String.join(" and ", amounts);
    }

    private static String sent(DecisionRecord record, Change.Sent sent) {
        String at = sent.at().map(time -> "been sent at " + time).orElse("");
        String price = sent.priceFen().isPresent()
                ? "been at "
                        + Amounts.enPrice(record.indicator(), sent.priceFen().getAsLong())
                : "";
        return "it " + at + (at.isEmpty() || price.isEmpty() ? "" : " and ") + price;
    }

    private static String then(DecisionRecord record, Outcome outcome) {
        IndicatorKind unit = record.indicator();
        if (outcome instanceof Outcome.Filled o) {
            return "have " + (record.part().sells() ? "sold " : "got ") + Amounts.en(unit, o.amount());
        } else if (outcome instanceof Outcome.Refused o) {
            return "have been refused, because " + RefusalText.en(o.reason());
        } else if (outcome instanceof Outcome.Stood o) {
            boolean refused = record.outcome() instanceof Outcome.Refused;
            return refused
                    ? "have been accepted " + (o.wins() ? "and won the lot" : "but not won the lot")
                    : o.wins() ? "have won the lot" : "not have won the lot";
        } else if (outcome instanceof Outcome.Entered o) {
            return "have traded " + Amounts.en(unit, o.traded()) + " at once"
                    + (o.rested() > 0 ? ", and " + Amounts.en(unit, o.rested()) + " would have come to rest" : "")
                    + (o.cancelled() > 0
                            ? ", and " + Amounts.en(unit, o.cancelled()) + " would have been cancelled"
                            : "");
        } else if (outcome instanceof Outcome.TakenOff o) {
            return "have taken off " + Amounts.en(unit, o.amount()) + " and left " + Amounts.en(unit, o.left());
        }
        return "have traded " + Amounts.en(unit, ((Outcome.TradedInAll) outcome).traded()) + " in all";
    }
}
