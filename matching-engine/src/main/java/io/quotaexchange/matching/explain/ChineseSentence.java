package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.book.TimeInForce;
import io.quotaexchange.matching.explain.DecisionRecord.Partner;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.List;

/** A decision record in Chinese: what it asked and got, why, who was ahead, and what would have changed that. */
final class ChineseSentence {
    private static final int NAMED = 5;

    private final DecisionRecord record;
    private final IndicatorKind unit;

    private ChineseSentence(DecisionRecord record) {
        this.record = record;
        this.unit = record.indicator();
    }

    static String of(DecisionRecord record) {
        ChineseSentence sentence = new ChineseSentence(record);
        String ahead = record.ahead().count() == 0 ? "" : "排在前面的有" + named(record.ahead()) + "。";
        return sentence.head()
                + sentence.outcome()
                + "。原因:" + sentence.why() + "。"
                + sentence.lot()
                + ahead
                + record.change()
                        .map(change -> ChineseChange.of(record, change))
                        .orElse("");
    }

    private String head() {
        String order = record.order() + "(" + record.county() + ")";
        return switch (record.part()) {
            case REQUEST -> "申请" + order + asked("申请");
            case OFFER -> "挂牌" + order + asked("挂出");
            case BID -> "报价" + order + (record.detail().orElse(null) instanceof Detail.Lot ? price() : asked("申请"));
            case MATCH -> "同价优先权行使" + order + "," + record.asked().at().orElseThrow() + "提交";
            case REPLACEMENT_BID -> "替换报价" + order + asked("申请");
            case REPLACEMENT_OFFER -> "替换挂牌" + order + asked("挂出");
            case CANCELLATION -> "撤销委托" + order;
            case REDUCTION -> "减少委托" + order + amount(record.asked().amount().getAsLong());
        };
    }

    private String price() {
        return "出价" + Amounts.zhPrice(unit, record.asked().limitFen().getAsLong()) + ","
                + record.asked().at().orElseThrow() + "提交";
    }

    private String asked(String verb) {
        Asked asked = record.asked();
        String limit = asked.limitFen().isPresent()
                ? ",限价" + Amounts.zhPrice(unit, asked.limitFen().getAsLong())
                : "";
        String timeInForce = asked.timeInForce().map(each -> "," + name(each)).orElse("");
        return verb + Amounts.zhName(unit) + amount(asked.amount().getAsLong()) + limit + timeInForce;
    }

    private static String name(TimeInForce timeInForce) {
        return switch (timeInForce) {
            case GTC -> "撤销前有效";
            case IOC -> "即时成交,剩余撤销";
            case FOK -> "即时全部成交,否则撤销";
        };
    }

    private String outcome() {
        Outcome outcome = record.outcome();
        if (outcome instanceof Outcome.Filled filled) {
            String pool = filled.pool() > 0 ? ",另由省统筹指标补足" + amount(filled.pool()) : "";
            return (record.part().sells() ? ",售出" : ",获得") + amount(filled.amount()) + pool + partners(",对方为", false);
        } else if (outcome instanceof Outcome.Stood stood) {
            return stood.wins() ? ",已接受并竞得标的" + partners("", true) : ",已接受但未竞得标的";
        } else if (outcome instanceof Outcome.Entered entered) {
            return entered(entered);
        } else if (outcome instanceof Outcome.TakenOff taken) {
            return ",撤下" + amount(taken.amount()) + ",剩余" + amount(taken.left());
        }
        return ",未被接受";
    }

    private String entered(Outcome.Entered entered) {
        StringBuilder text = new StringBuilder(",即时成交" + amount(entered.traded()));
        if (record.detail().orElse(null) instanceof Detail.Afterwards after) {
            text.append(",挂单")
                    .append(amount(entered.rested()))
                    .append(",其中其后成交")
                    .append(amount(after.traded()));
            text.append("、本县撤下").append(amount(after.takenOff())).append("、剩余").append(amount(after.left()));
        }
        if (entered.cancelled() > 0) {
            text.append(",自动撤销").append(amount(entered.cancelled()));
        }
        return text.append(partners(",对方为", true)).toString();
    }

    private String why() {
        String text = record.outcome() instanceof Outcome.Refused refused
                ? RefusalText.zh(refused.reason())
                : record.rule().zh();
        return text + "("
                + String.join(
                        "、", record.clauses().stream().map(Object::toString).toList()) + ")";
    }

    private String lot() {
        if (!(record.detail().orElse(null) instanceof Detail.Lot lot)) {
            return "";
        }
        String found = lot.priceFen().isEmpty()
                ? "提交时尚无有效报价"
                : "提交时当前价为" + Amounts.zhPrice(unit, lot.priceFen().getAsLong()) + ",由"
                        + lot.leader().orElseThrow() + "领先";
        return found + ",截止时间为" + lot.closesAt() + "。"
                + lot.draw()
                        .map(draw -> draw.among() + "个县摇号,该县序号为" + draw.index() + ",摇中序号为" + draw.drawn() + "。")
                        .orElse("");
    }

    private String partners(String before, boolean priced) {
        List<String> names = record.from().stream()
                .limit(NAMED)
                .map(partner -> partner(partner, priced))
                .toList();
        return names.isEmpty()
                ? ""
                : before + String.join("、", names) + more(record.from().size(), names.size());
    }

    private String partner(Partner partner, boolean priced) {
        return partner.county() + "的" + partner.order() + " " + amount(partner.amount())
                + (priced ? "(" + Amounts.zhPrice(unit, partner.priceFen()) + ")" : "")
                + (partner.paired() ? "(结对)" : "");
    }

    private static String named(Ahead ahead) {
        List<String> names = ahead.first().stream().limit(NAMED).toList();
        return String.join("、", names) + more(ahead.count(), names.size());
    }

    private static String more(long all, int named) {
        return all > named ? "等" + all + "项" : "";
    }

    private String amount(long amount) {
        return Amounts.zh(unit, amount);
    }
}
