package io.quotaexchange.pool;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.clause.RefusalText;

/** Why the pool does not give or pay: the closed list, in order of precedence; {@code %1$s} … are filled in. */
public enum PoolRefusal {
    PROJECT_UNKNOWN(
            "Z10-07.5",
            "project",
            "没有项目 %1$s",
            "there is no project %1$s",
            "动用统筹、发放补助须指明项目",
            "name the project that it is for"),
    SAME_PERSON(
            "Z10-06.2",
            "approver",
            "经办人与审核人不能是同一人",
            "the person who prepares and the one who approves must differ",
            "请另一人审核",
            "have another person approve"),
    USE_NOT_PERMITTED(
            "Z10-07.3",
            "project",
            "“%1$s”项目不得使用省统筹指标",
            "the pool does not serve a project of the kind %2$s",
            "在本县储备库落实，或参加调剂",
            "supply it from the county's reserve, or buy"),
    NOTHING_ASKED("Z10-10.2", "amounts", "没有申请任何指标", "nothing is asked for", "至少填写一类指标", "give at least one amount"),
    ABOVE_SHARE(
            "Z10-10.2",
            "amounts/%1$s",
            "申请 %2$s，超过缺口 %3$s 的 %4$s",
            "%2$s are more than %4$s of the gap of %3$s",
            "减少申请，其余自行落实或调剂",
            "ask for less, and find the rest yourself"),
    POOL_SHORT(
            "Z10-07.1",
            "amounts/%1$s",
            "省统筹可用 %2$s，不足 %3$s",
            "the pool holds %2$s, less than %3$s",
            "减少申请，或待统筹指标上划后申请",
            "ask for less, or when more was levied"),
    SUSPENDED(
            "M13-07.5",
            "project",
            "该县自 %1$s 起暂停受理：%2$s",
            "the county is suspended since %1$s: %2$s",
            "完成整改，由省解除后再申请",
            "put it right, and ask when the province lifted it"),
    NOTHING_LACKS(
            "Z10-10.2",
            "project",
            "该项目已核销，没有缺口：%1$s",
            "the project was written off, nothing is missing: %1$s",
            "无须动用省统筹",
            "nothing need be drawn"),
    POOL_MOVED(
            "Z10-07.1",
            "amounts",
            "办理期间省统筹指标变动：%1$s",
            "the pool moved while the draw was decided: %1$s",
            "重新申请",
            "ask again"),
    NO_PRICE(
            "M13-05.4",
            "on",
            "%1$s 没有三类指标的指导价",
            "no guide price of each indicator is in force on %1$s",
            "先发布指导价",
            "have guide prices set"),
    DRAWN_ALREADY(
            "Z10-07.5",
            "project",
            "该项目已动用省统筹：%1$s",
            "the project drew from the pool already: %1$s",
            "一个项目只能动用一次",
            "a project draws once"),
    NOT_DRAWN(
            "Z10-07.5",
            "project",
            "项目 %1$s 没有动用省统筹",
            "nothing was drawn from the pool for %1$s",
            "先申请动用省统筹",
            "draw from the pool first"),
    NOT_DELIVERED(
            "Z10-07.5",
            "project",
            "未能交割：%1$s",
            "it could not be delivered: %1$s",
            "补足资金，或待指标解冻后重新交割",
            "pay the money in again, or wait until the units are thawed, and deliver again"),
    CANCELLED(
            "Z10-07.5",
            "project",
            "该次动用已撤销，指标已退回省统筹：%1$s",
            "the draw was cancelled, its units went back to the pool: %1$s",
            "仍有缺口的，重新申请动用",
            "draw again if the gap is still there"),
    PAID_FOR(
            "Z10-07.5",
            "project",
            "该次动用已缴款，不能撤销：%1$s",
            "the draw was paid, it cannot be cancelled: %1$s",
            "办理交割",
            "deliver it"),
    REASON_MISSING("Z10-07.5", "reason", "没有写明撤销原因", "no reason is given", "写明撤销原因", "say why it is cancelled"),
    NOTHING_LEVIED(
            "Z10-07.4", "project", "该项目没有上划指标", "nothing of the project was levied", "无须补助", "no subsidy is due"),
    NO_RATE(
            "Z10-07.4",
            "project",
            "该项目适用的规则没有补助标准",
            "the rulebook of the project has no rate of subsidy",
            "由省调整补助政策",
            "the province sets it"),
    PAID_ALREADY(
            "Z10-07.4",
            "project",
            "该项目补助已发放：%1$s",
            "the subsidy was paid already: %1$s",
            "无须再办",
            "nothing is left to do");

    private final RefusalText text;

    PoolRefusal(String clause, String field, String zh, String en, String remedyZh, String remedyEn) {
        text = new RefusalText(clause, field, zh, en, remedyZh, remedyEn);
    }

    public Refusal refusal(Object... values) {
        return text.filled(this, values);
    }
}
