package io.quotaexchange.matching.explain;

import io.quotaexchange.clause.ClauseId;
import java.util.List;
import java.util.stream.Stream;

/** What decided an order's outcome. */
public enum DecidingRule {
    NOTHING_ASKED("数量为零", "its amount is zero", "M13-05.4"),
    SERVED("轮到时供给充足", "there was enough when its turn came", "M13-05.4", "Z10-10.1"),
    SUPPLY("全部挂牌指标已由排在前面的申请用完", "those served before it left nothing more", "M13-05.4", "Z10-10.1"),
    OWN_OFFERS("本县挂牌不得供本县申请使用", "a county's own offers never serve its own requests", "M13-05.2"),
    BUYER_CAP("达到本县购入上限", "its county's cap was reached", "M13-05.4"),
    PAIRS_ONLY("仅限结对县之间调剂,结对县的挂牌已用完", "only paired counties trade, and those had no more", "Z10-21.1"),
    ALL_OR_NOTHING("申请不可分割,未能全部满足", "it is all or nothing, and not all could be had", "M13-05.4"),
    SHARED("同级申请按比例分享", "requests of one tier share in proportion", "M13-05.6"),
    SOLD_OUT("挂牌全部售出", "all of it was sold", "M13-05.4"),
    NO_MORE_DEMAND("没有更多可以成交的申请", "there was no more demand it could serve", "M13-05.4"),
    ASSISTED_FIRST("受扶持县的挂牌优先", "offers of assisted counties are sold first", "M13-05.9"),
    PAIRED_FIRST("结对县优先", "paired counties come first", "Z10-21.1"),
    EARLIER_FIRST("挂牌在先者优先", "earlier offers are sold first", "M13-05.4"),
    PRICE("报价优于边际报价", "its limit was better than the marginal one", "M13-05.5"),
    LIMIT("报价未达成交所需", "its limit was not good enough to trade", "M13-05.5"),
    MARGINAL(
            "报价处于边际档,按结对和时间顺序分配",
            "its limit was the marginal one, where pairing and then time decide",
            "M13-05.5",
            "Z10-21.1"),
    NO_PRICE("没有形成成交价", "no price was formed", "M13-05.5"),
    /** Read with the reason of the refusal. */
    REJECTED("委托不符合规则,未参与竞价", "it broke a rule and took no part", "M13-05.5"),
    NO_RIGHT_TO_MATCH("不享有同价优先权", "its county had no right to match", "Z10-21.1"),
    HIGHEST_BID("报价最高", "it was the highest bid", "M13-05.5"),
    OUTBID("其后有更高报价", "a higher bid followed", "M13-05.5"),
    BELOW_RESERVE("最高报价低于底价,未成交", "the highest bid was below the reserve, so the lot was not sold", "M13-05.5"),
    CAP_SINGLE("只有一个县接受最高限价", "only one county accepted the cap", "M13-05.5", "M13-05.8"),
    CAP_PAIRED(
            "接受最高限价的县中只有一个与转出县结对,由其竞得",
            "of several counties at the cap the only one paired with the seller wins",
            "Z10-21.1"),
    CAP_LOTTERY("多个县接受最高限价,摇号决定", "several counties accepted the cap, and the draw decided", "M13-05.5", "M13-05.8"),
    MATCHED("结对县按同价优先权以收盘价竞得", "a paired county matched the closing price", "Z10-21.1"),
    /** Of a command of the book; read with the reason of the refusal. */
    REFUSED("委托不符合规则,未予接受", "it broke a rule and was refused", "M13-05.6"),
    MET_AT_ONCE("到达时对手方委托足以全部成交", "enough stood on the other side when it arrived", "M13-05.6"),
    MET_LATER("挂单期间全部成交", "orders of the other side came as far as it", "M13-05.6"),
    NOT_MET("对手方委托未轮到它", "no more orders of the other side came as far as it", "M13-05.6"),
    AT_ONCE_OR_NEVER("未即时成交的部分自动撤销", "what cannot trade at once is cancelled", "M13-05.6"),
    OWN_ORDER("遇到本县委托,其余部分撤销", "it met an order of its own county, so the rest was cancelled", "M13-05.2", "M13-05.6"),
    WITHDRAWN("其余部分已由本县撤下", "its county took off the rest", "M13-05.6"),
    REPLACED("其余部分已由本县新委托替换", "its county replaced the rest", "M13-05.6"),
    AS_ASKED("已按指令办理", "it was done as asked", "M13-05.6");

    private final String zh;
    private final String en;
    private final List<ClauseId> clauses;

    DecidingRule(String zh, String en, String... clauses) {
        this.zh = zh;
        this.en = en;
        this.clauses = Stream.of(clauses).map(ClauseId::new).toList();
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** The clauses it rests on. */
    public List<ClauseId> clauses() {
        return clauses;
    }
}
