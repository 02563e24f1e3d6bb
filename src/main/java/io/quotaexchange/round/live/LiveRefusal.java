package io.quotaexchange.round.live;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.clause.RefusalText;
import io.quotaexchange.matching.RejectReason;

/** Why a live stage says no; every text in one place. */
public enum LiveRefusal {
    LOT_UNKNOWN("M13-05.5", "lot", "没有这个标的", "no such lot", "核对标的编号", "check the id of the lot"),
    DEPOSIT_SHORT(
            "M13-05.8",
            "county",
            "保证金不足以覆盖本县在本场次的全部报价，尚需缴存（元）",
            "the deposit does not cover all that the county bids for in the round; still to be deposited (yuan)",
            "先为本场次缴存保证金，再报价",
            "deposit for the round first, then bid"),
    LOT_ID_TAKEN("M13-05.5", "id", "该标的编号已用于另一标的", "the id was used for another lot", "使用新的编号", "use a new id"),
    LOT_TERMS(
            "M13-05.5",
            "lot",
            "标的的数量、价格或时间不成立",
            "the amount, prices or times of the lot make no auction",
            "核对数量、起始价、加价幅度、最高限价和起止时间",
            "check amount, start, increment, cap, opening and close"),
    LOT_ANNOUNCED_LATE(
            "M13-05.3", "opensAt", "公告须在开始竞价之前发布", "a lot is announced before it opens", "推迟开始时间", "let it open later"),
    LOT_OPEN("M13-05.5", "lot", "竞价已经开始", "bidding has begun", "竞价开始前办理", "do this before the opening"),
    LOT_SIGNED_UP(
            "M13-05.3",
            "lot",
            "已有县报名，公告不能撤回",
            "a county has signed up, the lot cannot be withdrawn",
            "等待竞价结束",
            "wait for its end"),
    LOT_NOT_ENDED("M13-05.5", "lot", "竞价尚未结束", "the lot has not ended", "等待竞价结束", "wait for its end"),
    KEY_WRONG(
            "M13-05.3",
            "key",
            "密钥或密封内容与公告不符",
            "the key, or what is sealed, is not what the announcement says",
            "核对密钥",
            "check the key"),
    SAME_PERSON(
            "Z10-06.2",
            "approver",
            "经办人与审核人不能是同一人",
            "the person who prepares and the one who approves must differ",
            "请另一人审核",
            "have another person approve"),
    ID_TAKEN("M13-05.3", "id", "该编号已用于内容不同的操作", "the id was used for something else", "使用新的编号", "use a new id"),
    TOO_MANY(
            "M13-05.3",
            "county",
            "该县在本标的上的操作次数已达上限",
            "the county has done as much with this lot as it may",
            "联系省级管理员",
            "ask the province"),
    NOT_THE_SELLER(
            "M13-05.2",
            "county",
            "只有出让县可以设置保留价",
            "only the seller sets the reserve",
            "由出让县办理",
            "have the selling county do it"),
    RESERVE_OUTSIDE(
            "M13-05.8",
            "price",
            "保留价须在起始价与最高限价之间",
            "the reserve lies between start and cap",
            "修改保留价",
            "change the reserve"),
    LIMIT_OUTSIDE(
            "M13-05.8", "price", "报价限额须在起始价与最高限价之间", "a limit lies between start and cap", "修改限额", "change the limit"),
    LIMIT_MISSING(
            "Z10-06.2",
            "county",
            "该县尚未设置经审核的报价限额",
            "the county has no approved limit for this lot",
            "先设置报价限额并由另一人审核",
            "set a limit first and have another person approve it"),
    OVER_LIMIT(
            "Z10-06.2",
            "price",
            "报价高于该县经审核的限额",
            "the bid is above the county's approved limit",
            "降低报价，或提高限额并重新审核",
            "bid less, or have a higher limit approved"),
    JUMP_UNCONFIRMED(
            "M13-05.5",
            "confirmJump",
            "加价幅度较大，请确认",
            "the bid is many steps above the present price: confirm it",
            "核对报价，确认后带确认标志重新提交",
            "check the price, then send it again with the confirmation"),
    AMOUNT_TOO_LARGE(
            "M13-05.6",
            "amount",
            "数量超出可处理的范围",
            "the amount is larger than can be dealt with",
            "减少数量",
            "give a smaller amount"),
    BOOK_UNKNOWN("M13-05.6", "stage", "没有这个市场交易阶段", "no such book", "核对阶段编号", "check the stage"),
    NOT_OPEN("M13-05.5", "lot", "尚未开始", "it is not open yet", "等待开始", "wait for the opening"),
    CLOSED("M13-05.5", "lot", "已经截止", "it is closed", "选择其他标的", "choose another lot"),
    OWN_LOT("M13-05.5", "county", "不能竞买本县的标的", "a county does not bid for its own lot", "选择其他标的", "choose another lot"),
    ALREADY_LEADING(
            "M13-05.5",
            "county",
            "该县已经领先或已同意最高限价",
            "the county leads already, or has accepted the cap",
            "等待其他县报价",
            "wait for another bid"),
    NOT_ABOVE_PRICE(
            "M13-05.5",
            "price",
            "报价须高于当前价，首次报价不低于起始价",
            "the bid must be above the present price, the first not below the start",
            "提高报价",
            "bid more"),
    OFF_INCREMENT(
            "M13-05.5",
            "price",
            "报价须为起始价加整数个加价幅度",
            "the bid must be the start and a whole number of increments",
            "按加价幅度修改报价",
            "move the bid onto a step"),
    ABOVE_CAP("M13-05.8", "price", "报价高于最高限价", "the bid is above the cap", "不超过最高限价", "bid the cap at most"),
    CAP_PHASE(
            "M13-05.8",
            "price",
            "已达最高限价，只能同意最高限价",
            "the cap is reached: only the cap can be accepted",
            "按最高限价提交",
            "bid the cap"),
    NOT_ELIGIBLE(
            "Z10-21.1",
            "county",
            "该县对本标的没有优先购买权",
            "the county has no right to match here",
            "仅限参与竞价的结对县，且领先县非结对县",
            "only paired counties that bid, where the leader is not paired");

    private final RefusalText text;

    LiveRefusal(String clause, String field, String zh, String en, String remedyZh, String remedyEn) {
        text = new RefusalText(clause, field, zh, en, remedyZh, remedyEn);
    }

    public Refusal refusal() {
        return text.of(this);
    }

    /** With what exactly is wrong. */
    public Refusal refusal(String detail) {
        return text.with(this, detail, detail);
    }

    /** The engine's reasons that a lot can give, in words. */
    public static LiveRefusal of(RejectReason reason) {
        return valueOf(reason.name());
    }
}
