package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.explain.DecisionRecord.Part;
import io.quotaexchange.matching.explain.DecisionRecord.Partner;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.ArrayList;
import java.util.List;

/** A decision record as a Chinese sentence. */
final class ChineseSentence {
    private static final int NAMED = 5;

    private ChineseSentence() {}

    static String of(DecisionRecord record) {
        IndicatorKind unit = record.indicator();
        boolean sells = record.part() == Part.OFFER;
        StringBuilder text = new StringBuilder();
        text.append(part(record.part()))
                .append(record.order())
                .append("(")
                .append(record.county())
                .append(")");
        text.append(sells ? "挂出" : "申请").append(Amounts.zhName(unit)).append(Amounts.zh(unit, record.asked()));
        text.append(sells ? ",售出" : ",获得").append(Amounts.zh(unit, record.got()));
        if (record.fromPool() > 0) {
            text.append(",另由省统筹指标补足").append(Amounts.zh(unit, record.fromPool()));
        }
        if (!record.from().isEmpty()) {
            text.append(",对方为").append(partners(record));
        }
        text.append("。原因:").append(record.rule().zh()).append("(");
        text.append(String.join(
                "、", record.rule().clauses().stream().map(Object::toString).toList()));
        text.append(")。");
        if (!record.ahead().isEmpty()) {
            text.append("排在前面的有").append(names(record.ahead())).append("。");
        }
        record.change().ifPresent(change -> text.append(change(record, change)));
        return text.toString();
    }

    private static String part(Part part) {
        return switch (part) {
            case REQUEST -> "申请";
            case OFFER -> "挂牌";
            case BID -> "报价";
        };
    }

    private static String partners(DecisionRecord record) {
        List<String> names = new ArrayList<>();
        for (Partner partner : record.from()) {
            names.add(partner.county() + "的" + partner.order() + " " + Amounts.zh(record.indicator(), partner.amount())
                    + (partner.paired() ? "(结对)" : ""));
        }
        return names(names);
    }

    private static String names(List<String> names) {
        return String.join("、", names.subList(0, Math.min(NAMED, names.size())))
                + (names.size() > NAMED ? "等" + names.size() + "项" : "");
    }

    private static String change(DecisionRecord record, Change change) {
        return "如果" + what(record, change) + ",则" + (record.part() == Part.OFFER ? "售出" : "获得")
                + Amounts.zh(record.indicator(), change.got()) + "。";
    }

    private static String what(DecisionRecord record, Change change) {
        if (change instanceof Change.MoreOffered c) {
            return "其他县多挂出" + Amounts.zh(c.indicator(), c.amount());
        } else if (change instanceof Change.MoreAsked c) {
            return "其他县多申请" + Amounts.zh(c.indicator(), c.amount());
        } else if (change instanceof Change.LessOffered c) {
            return "其他县少挂出" + Amounts.zh(c.indicator(), c.amount());
        } else if (change instanceof Change.LessAsked c) {
            return "其他县少申请" + Amounts.zh(c.indicator(), c.amount());
        } else if (change instanceof Change.HigherCap c) {
            return "本县购入上限提高" + Amounts.zh(c.indicator(), c.amount());
        } else if (change instanceof Change.Earlier c) {
            return "该申请排在" + c.before() + "之前";
        } else if (change instanceof Change.AskedOnly c) {
            List<String> amounts = new ArrayList<>();
            for (IndicatorKind indicator : IndicatorKind.values()) {
                if (c.amounts().containsKey(indicator)) {
                    amounts.add(Amounts.zhName(indicator)
                            + Amounts.zh(indicator, c.amounts().get(indicator)));
                }
            }
            return "只申请" + String.join("、", amounts);
        }
        return "报价为" + Amounts.zhPrice(record.indicator(), ((Change.OtherLimit) change).limitFen());
    }
}
