package io.quotaexchange.agreement;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.clause.RefusalText;

/** Why a transfer by agreement is refused: the closed list, in order of precedence. */
public enum AgreementRefusal {
    ID_TAKEN(
            "M13-05.6",
            "id",
            "该编号已用于内容不同的协议",
            "the id was used for an agreement with other content",
            "使用新的编号",
            "use a new id"),
    SAME_PERSON(
            "Z10-06.2",
            "approver",
            "经办人与审核人不能是同一人",
            "the person who prepares and the one who approves must differ",
            "请另一人审核",
            "have another person approve"),
    NOT_OFFERED(
            "M13-05.6",
            "id",
            "现行规则不开放协议转让",
            "the rules in force have no transfer by agreement",
            "参加场次交易，或由省级公布开放协议转让的规则",
            "take part in a round, or have the province adopt rules that permit it"),
    SAME_COUNTY(
            "M13-05.2",
            "buyer",
            "调出方与调入方不能是同一县（市、区）",
            "a county makes no agreement with itself",
            "填写另一个县（市、区）",
            "name another county"),
    AMOUNT_NOT_POSITIVE(
            "M13-03.1", "amount", "数量必须大于零", "the amount must be above zero", "填写大于零的数量", "give an amount above zero"),
    NO_GUIDE_PRICE(
            "M13-05.7",
            "indicator",
            "该指标（地类）没有现行指导价",
            "there is no guide price of this indicator and class of land",
            "由省级公布指导价，或不填地类",
            "have the province set one, or leave the class of land out"),
    LAND_CLASS_NOT_PRICED(
            "M13-05.7",
            "landClass",
            "现行规则没有按该地类分别定价",
            "the rules in force have no prices by this class of land",
            "不填地类",
            "leave the class of land out"),
    PRICE_OUTSIDE_BAND(
            "M13-05.8",
            "price",
            "单价超出指导价上下限，或不是最小变动价位的整数倍",
            "the price lies outside the band around the guide price, or is no multiple of the tick",
            "在价格区间内填写，见指导价页面",
            "give a price inside the band, see the guide prices"),
    ANSWER_DAY_INVALID(
            "M13-05.8",
            "answerBy",
            "答复期限须不早于今天，且不晚于规则规定的签约期限",
            "the day to answer by lies before today or after the rulebook's days to sign a contract",
            "填写期限内的日期",
            "give a day within those"),
    UNITS_SHORT(
            "M13-03.1",
            "amount",
            "储备库可用指标不足",
            "the reserve does not hold that much",
            "减少数量，或先补足储备库",
            "offer less, or bring the reserve up first"),
    ANSWERED(
            "M13-05.6",
            "agreement",
            "该协议已有答复或已撤回",
            "the agreement was answered or withdrawn already",
            "不能再办理；需要时另行协议",
            "nothing more can be done with it: make another one"),
    TOO_LATE(
            "M13-05.8",
            "agreement",
            "答复期限已过",
            "the day to answer by has passed",
            "由调出方撤回后另行协议",
            "have the seller withdraw it and make another one");

    private final RefusalText text;

    AgreementRefusal(String clause, String field, String zh, String en, String remedyZh, String remedyEn) {
        text = new RefusalText(clause, field, zh, en, remedyZh, remedyEn);
    }

    public Refusal refusal() {
        return text.of(this);
    }

    /** With what exactly is wrong. */
    public Refusal refusal(String detail) {
        return text.with(this, detail, detail);
    }
}
