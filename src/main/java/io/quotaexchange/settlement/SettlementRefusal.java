package io.quotaexchange.settlement;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.clause.RefusalText;

/** Why something about an award is refused: the closed list, in order of precedence. */
public enum SettlementRefusal {
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
    DEFAULTED(
            "Z10-08.1",
            "award",
            "该成交已作违约处理，指标已退回",
            "the award ended in default, its units went back",
            "不能再办理；需要时参加以后的场次",
            "nothing more can be done with it: take part in a later round"),
    PAID_ALREADY(
            "Z10-08.1", "award", "该成交已经付款", "the award was paid", "已付款的成交只能交割", "a paid award can only be delivered"),
    OUT_OF_TURN(
            "Z10-08.1",
            "step",
            "前面的步骤尚未完成",
            "a step before it is missing",
            "先完成成交、双方确认、付款",
            "award, both confirmations and payment come first, in this order"),
    PAYMENT_NOT_RECORDED(
            "Z10-08.1",
            "award",
            "受让方尚未登记付款",
            "the buyer has not recorded its payment",
            "由受让方先登记付款凭证",
            "the buyer records the payment and its voucher first"),
    NOT_OVERDUE(
            "M13-05.8",
            "award",
            "确认和付款的期限未过",
            "no deadline of the award has passed",
            "期限届满后再办理",
            "wait until the deadline has passed"),
    DELIVERY_REFUSED(
            "Z10-08.1",
            "award",
            "账本不能交割",
            "the ledger cannot deliver",
            "核对受让方资金余额，以及指标是否被冻结",
            "check the buyer's cash, and whether units are frozen");

    private final RefusalText text;

    SettlementRefusal(String clause, String field, String zh, String en, String remedyZh, String remedyEn) {
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
