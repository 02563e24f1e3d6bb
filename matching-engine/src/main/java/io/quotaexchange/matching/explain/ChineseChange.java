package io.quotaexchange.matching.explain;

import io.quotaexchange.quantity.IndicatorKind;
import java.util.ArrayList;
import java.util.List;

/** A smallest change in Chinese. */
final class ChineseChange {
    private ChineseChange() {}

    static String of(DecisionRecord record, SmallestChange change) {
        return "如果" + what(record, change.change()) + ",则" + then(record, change.outcome()) + "。";
    }

    private static String what(DecisionRecord record, Change change) {
        String at = record.asked().timeInForce().isPresent() ? "按该委托的限价" : "";
        if (change instanceof Change.MoreOffered c) {
            return "其他县" + at + "多挂出" + Amounts.zh(c.indicator(), c.amount());
        } else if (change instanceof Change.MoreAsked c) {
            return "其他县" + at + "多申请" + Amounts.zh(c.indicator(), c.amount());
        } else if (change instanceof Change.LessOffered c) {
            return "其他县少挂出" + Amounts.zh(c.indicator(), c.amount());
        } else if (change instanceof Change.LessAsked c) {
            return "其他县少申请" + Amounts.zh(c.indicator(), c.amount());
        } else if (change instanceof Change.HigherCap c) {
            return "本县购入上限提高" + Amounts.zh(c.indicator(), c.amount());
        } else if (change instanceof Change.Earlier c) {
            return "排在" + c.before() + "之前";
        } else if (change instanceof Change.Later c) {
            return "紧接在" + c.after() + "之后提交";
        } else if (change instanceof Change.AskedOnly c) {
            return "只申请" + amounts(c);
        } else if (change instanceof Change.Sent c) {
            return sent(record, c);
        } else if (change instanceof Change.PairedWithSeller) {
            return "该县与转出县结对";
        } else if (change instanceof Change.OtherAmount c) {
            return "数量为" + Amounts.zh(record.indicator(), c.amount());
        } else if (change instanceof Change.FreshId) {
            return "使用未用过的编号";
        } else if (change instanceof Change.OwnWithdrawn c) {
            return "本县事先撤销" + String.join("、", c.orders());
        } else if (change instanceof Change.BeforeCommand c) {
            return "在序号为" + c.seq() + "的指令之前提交";
        }
        return "限价为" + Amounts.zhPrice(record.indicator(), ((Change.OtherLimit) change).limitFen());
    }

    private static String amounts(Change.AskedOnly change) {
        List<String> amounts = new ArrayList<>();
        for (IndicatorKind indicator : IndicatorKind.values()) {
            if (change.amounts().containsKey(indicator)) {
                amounts.add(Amounts.zhName(indicator)
                        + Amounts.zh(indicator, change.amounts().get(indicator)));
            }
        }
        return String.join("、", amounts);
    }

    private static String sent(DecisionRecord record, Change.Sent sent) {
        String at = sent.at().map(time -> "于" + time + "提交").orElse("");
        String price = sent.priceFen().isPresent()
                ? "出价" + Amounts.zhPrice(record.indicator(), sent.priceFen().getAsLong())
                : "";
        return at + (at.isEmpty() || price.isEmpty() ? "" : "且") + price;
    }

    private static String then(DecisionRecord record, Outcome outcome) {
        IndicatorKind unit = record.indicator();
        if (outcome instanceof Outcome.Filled o) {
            return (record.part().sells() ? "售出" : "获得") + Amounts.zh(unit, o.amount());
        } else if (outcome instanceof Outcome.Refused o) {
            return "不予接受,因为" + RefusalText.zh(o.reason());
        } else if (outcome instanceof Outcome.Stood o) {
            boolean refused = record.outcome() instanceof Outcome.Refused;
            return (refused ? "予以接受," : "") + (o.wins() ? "竞得标的" : "未竞得标的");
        } else if (outcome instanceof Outcome.Entered o) {
            return "即时成交" + Amounts.zh(unit, o.traded())
                    + (o.rested() > 0 ? ",挂单" + Amounts.zh(unit, o.rested()) : "")
                    + (o.cancelled() > 0 ? ",自动撤销" + Amounts.zh(unit, o.cancelled()) : "");
        } else if (outcome instanceof Outcome.TakenOff o) {
            return "撤下" + Amounts.zh(unit, o.amount()) + ",剩余" + Amounts.zh(unit, o.left());
        }
        return "共成交" + Amounts.zh(unit, ((Outcome.TradedInAll) outcome).traded());
    }
}
