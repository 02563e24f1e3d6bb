package io.quotaexchange.round;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.clause.Refusal;

/** Why a round says no, in order of precedence; every text in one place. */
enum RoundRefusal {
    ROUND_UNKNOWN("M13-05.3", "round", "没有这个场次", "no such round", "核对场次编号", "check the id of the round"),
    ROUND_ALREADY_OPEN("M13-05.3", "round", "该场次已经开启", "the round is open already", "使用新的场次编号", "use a new id"),
    ENTRY_CLOSED(
            "M13-05.3",
            "round",
            "申报已截止，本场次不再接收申报",
            "entry is closed, the round takes no more orders",
            "等待下一场次",
            "wait for the next round"),
    ORDER_ID_TAKEN(
            "M13-05.3",
            "id",
            "该编号已用于另一份内容不同的申报",
            "the id was used for an order with other content",
            "使用新的编号",
            "use a new id"),
    SAME_PERSON(
            "Z10-06.2",
            "approver",
            "经办人与审核人不能是同一人",
            "the person who prepares and the one who approves must differ",
            "请另一人审核",
            "have another person approve"),
    INDICATOR_NOT_TRADED(
            "M13-05.6",
            "indicator",
            "本场次不调剂该类指标",
            "the round does not trade this indicator",
            "选择本场次列出的指标",
            "choose an indicator the round lists"),
    AMOUNT_NOT_POSITIVE(
            "M13-04.4", "amount", "数量必须大于零", "the amount must be above zero", "填写大于零的数量", "give an amount above zero"),
    LIMIT_OUTSIDE_BAND(
            "M13-05.8",
            "limit",
            "限价超出指导价浮动区间或不在最小变动价位上",
            "the limit is outside the band around the guide price, or off the tick",
            "把限价改到区间内的最小变动价位上",
            "move the limit into the band, onto the tick"),
    ORDER_UNKNOWN("M13-05.3", "id", "没有这份申报", "no such order", "核对编号", "check the id"),
    STAGE_ALREADY_CLEARED(
            "M13-05.3",
            "stage",
            "该阶段已经清算，结果不同",
            "the stage was cleared already, with another result",
            "核对阶段编号",
            "check the stage"),
    STAGE_NOT_NEXT(
            "M13-05.3",
            "stage",
            "现在不是该阶段",
            "it is not this stage's turn",
            "按顺序完成前面的阶段",
            "finish the stages before it, in order"),
    CASE_OUTDATED(
            "M13-05.3",
            "stage",
            "清算期间场次又有变化",
            "the round went on while the stage was cleared",
            "重新清算该阶段",
            "clear the stage again"),
    AMOUNT_NOT_LEFT("M13-05.3", "amount", "与挂牌剩余数量不符", "not what the listing has left", "填写剩余数量", "give what is left"),
    LOT_OUTSIDE_PLAN(
            "M13-05.8",
            "lot",
            "标的的起始价、加价幅度、最高限价或时限与场次方案不符",
            "start, increment, cap or times of the lot are not those of the round",
            "起始价取挂牌限价，最高限价取浮动区间上限，加价幅度取最小变动价位的整数倍",
            "start at the listing's limit, cap at the top of the band, step by whole ticks"),
    RESERVE_INSUFFICIENT(
            "M13-03.1",
            "amount",
            "储备库可用指标不足",
            "the reserve does not have that much free",
            "减少数量，或先入库",
            "list less, or register more first");

    private final ClauseId clause;
    private final String field;
    private final String zh;
    private final String en;
    private final String remedyZh;
    private final String remedyEn;

    RoundRefusal(String clause, String field, String zh, String en, String remedyZh, String remedyEn) {
        this.clause = new ClauseId(clause);
        this.field = field;
        this.zh = zh;
        this.en = en;
        this.remedyZh = remedyZh;
        this.remedyEn = remedyEn;
    }

    Refusal refusal() {
        return new Refusal(name(), clause, field, zh, en, remedyZh, remedyEn);
    }
}
