package io.quotaexchange.round;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.clause.RefusalText;

/** Why a round says no, in order of precedence; every text in one place. */
public enum RoundRefusal {
    ROUND_UNKNOWN("M13-05.3", "round", "没有这个场次", "no such round", "核对场次编号", "check the id of the round"),
    ROUND_ALREADY_OPEN("M13-05.3", "round", "该场次已经开启", "the round is open already", "使用新的场次编号", "use a new id"),
    CALENDAR_MISSING(
            "M13-05.3",
            "calendar",
            "正式场次须先公告并排定日程",
            "a round of real data is announced with a calendar",
            "发布公告",
            "announce it"),
    PLAN_OF_ANOTHER_DAY(
            "M13-05.7",
            "round",
            "场次须采用公告当日的规则和指导价",
            "a round keeps the rulebook and guide prices of the day of its notice",
            "重新发布公告",
            "announce it again"),
    ORDER_ID_FORM(
            "M13-05.3",
            "id",
            "编号须以类别和场次开头，例如 lst_2027-1_001、req_2027-1_001、bid_2027-1_001",
            "an id begins with its kind and its round, for example lst_2027-1_001, req_2027-1_001, bid_2027-1_001",
            "按此格式填写编号",
            "give an id of this form"),
    NO_RULEBOOK("M13-05.3", "round", "当日没有生效的规则", "no rulebook is in force today", "先发布规则", "adopt a rulebook first"),
    NO_GUIDE_PRICE(
            "M13-05.7", "round", "当日没有生效的指导价", "no guide price is in force today", "先发布指导价", "set guide prices first"),
    STAGE_NOT_PERMITTED(
            "M13-05.3",
            "stages",
            "规则不允许所选的阶段，或顺序不对",
            "the rulebook does not permit a stage that was chosen, or they are out of order",
            "只选择规则允许的阶段，按规则的顺序排列",
            "choose what the rulebook permits, in its order"),
    NO_CALENDAR(
            "M13-05.3",
            "round",
            "该场次没有日程，不能这样操作",
            "the round has no calendar: this cannot be done with it",
            "选择已公告的场次",
            "choose a round that was announced"),
    NOTICE_TOO_SHORT(
            "M13-05.3",
            "calendar/entryOpensAt",
            "公告期不足规则规定的天数",
            "the notice is shorter than the rulebook demands",
            "推迟申报开始时间",
            "open entry later"),
    ENTRY_WINDOW_EMPTY(
            "M13-05.3",
            "calendar/entryClosesAt",
            "申报截止时间必须晚于开始时间",
            "entry must close after it opens",
            "推迟截止时间",
            "close entry later"),
    STAGES_OUT_OF_ORDER(
            "M13-05.3",
            "calendar/stages",
            "各阶段须逐一排定时间，依次进行，且在申报截止之后",
            "every stage needs a time, in order, none before entry closes",
            "按顺序为每个阶段排定时间",
            "give every stage a time, in order"),
    STAGE_LENGTH_WRONG(
            "M13-05.3",
            "calendar/stages",
            "公开竞价和连续交易须有时长，其他阶段不得有时长",
            "an open auction or a book has a length, no other stage has one",
            "为公开竞价和连续交易填写时长，其他阶段填零",
            "give a length to open auctions and books, zero to the others"),
    CALENDAR_FIXED(
            "M13-05.3",
            "calendar",
            "申报已开始或场次已暂停，日程不能更改",
            "entry has opened, or the round is paused: its calendar stands",
            "如有必要，暂停或终止场次",
            "pause or stop the round if need be"),
    ROUND_PAUSED(
            "M13-05.3",
            "round",
            "场次已暂停",
            "the round is paused",
            "等待恢复；未到的时间将按暂停时长顺延",
            "wait until it is resumed; times to come move by the length of the pause"),
    LOT_OUTSIDE_CALENDAR(
            "M13-05.3",
            "opensAt",
            "标的的竞价时间不在场次日程的本阶段之内",
            "the lot does not open and close inside its stage of the round's calendar",
            "按场次日程填写开始和截止时间",
            "choose times inside the stage's times in the calendar"),
    LOT_SIZE(
            "M13-05.8",
            "amount",
            "标的数量低于规则规定的最小数量，或不是规定的整数倍",
            "the lot is smaller than the rulebook permits, or no multiple of what it asks for",
            "按规则中的标的规格填写数量",
            "choose an amount by the rulebook's lot sizes"),
    BOOK_CLOSED(
            "M13-05.6",
            "stage",
            "本阶段交易已截止",
            "the book takes no more orders",
            "关注下一阶段或下一场次",
            "wait for the next stage or round"),
    ROUND_OVER("M13-05.3", "round", "场次已结束或终止", "the round is over", "选择进行中的场次", "choose a round that runs"),
    SIGNED_UP_ALREADY(
            "M13-05.3",
            "round",
            "已有申报，公告不能撤回",
            "somebody has signed up: the notice cannot be withdrawn",
            "如有必要，终止场次并说明理由",
            "stop the round with a reason if need be"),
    REASON_MISSING(
            "M13-05.3",
            "reason",
            "须写明理由（500 字以内）",
            "a reason of at most 500 characters is needed",
            "填写理由",
            "give a reason"),
    ENTRY_NOT_OPEN(
            "M13-05.3",
            "round",
            "公告期内，申报尚未开始",
            "the notice runs: entry has not opened",
            "在申报开始后提交",
            "come back when entry opens"),
    NOT_OFFERED(
            "M13-05.3",
            "kind",
            "本场次没有接收此类申报的阶段",
            "no stage of this round takes such an order",
            "选择本场次提供的方式",
            "choose what the round offers"),
    NOT_SEALED("M13-05.5", "kind", "报价须密封提交", "a bid is sealed", "提交密封报价", "enter a sealed bid"),
    NOT_REPLACEABLE(
            "M13-05.3",
            "replaces",
            "只有同类的需求或报价可以更改；挂牌须先撤回",
            "a request or a bid is changed by one of its kind; a listing is withdrawn first",
            "撤回后重新挂牌",
            "withdraw it and list anew"),
    LISTING_PENDING(
            "M13-03.1", "id", "该挂牌正在划转指标", "the listing's units are being moved", "稍后再试", "try again in a moment"),
    SEAL_KEY_MISSING(
            "M13-05.5",
            "sealKey",
            "有密封竞价阶段的场次须有封标密钥，没有的不得有",
            "a round with a sealed stage has a key for it, no other has",
            "重新发布公告",
            "announce the round again"),
    SEALS_CLOSED(
            "M13-05.5",
            "round",
            "密封报价只能在竞价阶段开始后启封",
            "sealed bids are opened when their stage has begun",
            "等待该阶段开始",
            "wait for the stage"),
    SEAL_BROKEN(
            "M13-05.5",
            "envelope",
            "密封报价无法启封，作废",
            "the sealed bid could not be opened: it is void",
            "查验导出的密文",
            "look at the ciphertext in the export"),
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
    AMOUNT_TOO_LARGE(
            "M13-04.4",
            "amount",
            "数量超出可处理的范围",
            "the amount is larger than can be dealt with",
            "减少数量",
            "give a smaller amount"),
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

    private final RefusalText text;

    RoundRefusal(String clause, String field, String zh, String en, String remedyZh, String remedyEn) {
        text = new RefusalText(clause, field, zh, en, remedyZh, remedyEn);
    }

    public Refusal refusal() {
        return text.of(this);
    }
}
