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
    REJECTED("委托不符合规则,未参与竞价", "it broke a rule and took no part", "M13-05.5", "M13-05.8");

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
