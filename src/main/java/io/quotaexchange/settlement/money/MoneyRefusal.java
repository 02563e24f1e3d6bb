package io.quotaexchange.settlement.money;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.clause.RefusalText;

/** Why something about money is refused: the closed list, in order of precedence. */
public enum MoneyRefusal {
    ID_TAKEN(
            "Z10-08.1",
            "id",
            "该编号已用于内容不同的业务",
            "the id was used for an act with other content",
            "使用新的编号",
            "use a new id"),
    SAME_PERSON(
            "Z10-06.2",
            "approver",
            "经办人与审核人不能是同一人",
            "the person who prepares and the one who approves must differ",
            "请另一人审核",
            "have another person approve"),
    COUNTY_NOT_VALID(
            "Z10-08.1",
            "county",
            "不是本省的区划代码",
            "not the code of a county or city of this province",
            "填写六位区划代码",
            "give the six digits of a county or city"),
    AMOUNT_NOT_POSITIVE("Z10-08.1", "amount", "金额须大于零", "the amount must be above zero", "核对金额", "check the amount"),
    REFERENCE_MISSING(
            "Z10-07.5",
            "reference",
            "缺少凭证号",
            "the voucher's number is missing",
            "填写银行或国库凭证号",
            "give the number of the bank's or treasury's voucher"),
    DAY_IN_FUTURE("Z10-07.5", "on", "日期在将来", "the day lies in the future", "核对日期", "check the day"),
    PURPOSE_NOT_PERMITTED(
            "Z10-08.2",
            "purpose",
            "调剂收益不得用于该用途",
            "proceeds may not be used for this purpose",
            "选择规则列明的用途：耕地保护、农业生产、农村经济社会发展",
            "choose a purpose of the rulebook: farmland protection, agriculture, rural development"),
    NOTE_MISSING(
            "Z10-08.2", "note", "缺少用途说明", "what it is for is missing", "写明项目或事由", "name the project or the reason"),
    SAME_COUNTY(
            "Z10-21.2",
            "seller",
            "支持对象不能是本县",
            "a county cannot support itself",
            "填写指标调出县",
            "name the county that sold the indicators"),
    ROUND_UNKNOWN("M13-05.8", "round", "没有这个场次", "there is no such round", "核对场次编号", "check the round's id"),
    DEPOSIT_IN_USE(
            "M13-05.8",
            "amount",
            "保证金仍对应未了结的报价或成交，不能退还",
            "the deposit still stands behind bids or awards that are not done with",
            "待成交交割、场次结束后退还，或减少退还金额",
            "wait until the awards are delivered and the round has ended, or take less back"),
    BALANCE_SHORT(
            "Z10-08.1",
            "amount",
            "账户余额不足",
            "the account does not hold that much",
            "减少金额，或先入账",
            "take a smaller amount, or pay in first");

    private final RefusalText text;

    MoneyRefusal(String clause, String field, String zh, String en, String remedyZh, String remedyEn) {
        text = new RefusalText(clause, field, zh, en, remedyZh, remedyEn);
    }

    public Refusal refusal() {
        return text.of(this);
    }

    /** With what exactly is wrong. */
    Refusal refusal(String detail) {
        return text.with(this, detail, detail);
    }
}
