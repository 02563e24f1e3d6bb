package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.explain.DecisionRecord.Part;
import io.quotaexchange.matching.explain.DecisionRecord.Partner;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.ArrayList;
import java.util.List;

/** A decision record as an English sentence. */
final class EnglishSentence {
    private static final int NAMED = 5;

    private EnglishSentence() {}

    static String of(DecisionRecord record) {
        IndicatorKind unit = record.indicator();
        boolean sells = record.part() == Part.OFFER;
        StringBuilder text = new StringBuilder();
        text.append(part(record.part()))
                .append(' ')
                .append(record.order())
                .append(" (")
                .append(record.county());
        text.append(sells ? ") offered " : ") asked for ").append(Amounts.en(unit, record.asked()));
        text.append(" of ").append(unit).append(sells ? " and sold " : " and got ");
        text.append(Amounts.en(unit, record.got()));
        if (record.fromPool() > 0) {
            text.append(" and ").append(Amounts.en(unit, record.fromPool())).append(" from the provincial pool");
        }
        if (!record.from().isEmpty()) {
            text.append(sells ? ", to " : ", from ").append(partners(record));
        }
        text.append(": ").append(record.rule().en()).append(" (");
        text.append(String.join(
                ", ", record.rule().clauses().stream().map(Object::toString).toList()));
        text.append(").");
        if (!record.ahead().isEmpty()) {
            text.append(" Ahead of it: ").append(names(record.ahead())).append('.');
        }
        record.change().ifPresent(change -> text.append(change(record, change)));
        return text.toString();
    }

    private static String part(Part part) {
        return switch (part) {
            case REQUEST -> "Request";
            case OFFER -> "Offer";
            case BID -> "Bid";
        };
    }

    private static String partners(DecisionRecord record) {
        List<String> names = new ArrayList<>();
        for (Partner partner : record.from()) {
            names.add(partner.order() + " of " + partner.county() + " "
                    + Amounts.en(record.indicator(), partner.amount()) + (partner.paired() ? " (paired)" : ""));
        }
        return names(names);
    }

    private static String names(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
                + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
    }

    private static String change(DecisionRecord record, Change change) {
        return " Had " + what(record, change) + ", it would have " + (record.part() == Part.OFFER ? "sold " : "got ")
                + Amounts.en(record.indicator(), change.got()) + ".";
    }

    private static String what(DecisionRecord record, Change change) {
        if (change instanceof Change.MoreOffered c) {
            return "another county offered " + Amounts.en(c.indicator(), c.amount()) + " more";
        } else if (change instanceof Change.MoreAsked c) {
            return "another county asked for " + Amounts.en(c.indicator(), c.amount()) + " more";
        } else if (change instanceof Change.LessOffered c) {
            return "others offered " + Amounts.en(c.indicator(), c.amount()) + " less";
        } else if (change instanceof Change.LessAsked c) {
            return "others asked for " + Amounts.en(c.indicator(), c.amount()) + " less";
        } else if (change instanceof Change.HigherCap c) {
            return "its county's cap been " + Amounts.en(c.indicator(), c.amount()) + " higher";
        } else if (change instanceof Change.Earlier c) {
            return "it stood right before " + c.before();
        } else if (change instanceof Change.AskedOnly c) {
            List<String> amounts = new ArrayList<>();
            for (IndicatorKind indicator : IndicatorKind.values()) {
                if (c.amounts().containsKey(indicator)) {
                    amounts.add(Amounts.en(indicator, c.amounts().get(indicator)) + " of " + indicator);
                }
            }
            return "it asked for no more than " + String.join(" and ", amounts);
        }
        return "its limit been " + Amounts.enPrice(record.indicator(), ((Change.OtherLimit) change).limitFen());
    }
}
