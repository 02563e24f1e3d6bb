package io.quotaexchange.writeoff;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.clause.RefusalText;

/** Why a write-off or a commitment is refused: the closed list, in order of precedence; {@code %1$s} … are filled in. */
public enum WriteOffRefusal {
    PROJECT_UNKNOWN(
            "M13-04.4",
            "project",
            "没有建设项目 %1$s",
            "there is no construction project %1$s",
            "先登记建设项目",
            "register it first"),
    SAME_PERSON(
            "Z10-06.2",
            "approver",
            "经办人与审核人不能是同一人",
            "the person who prepares and the one who approves must differ",
            "请另一人审核",
            "have another person approve"),
    SUSPENDED(
            "M13-07.5",
            "county",
            "该县自 %1$s 起暂停受理：%2$s",
            "the county is suspended since %1$s: %2$s",
            "整改到位并经省级解除后办理",
            "rectify, and have the province lift the suspension"),
    FEE_NOT_PAID(
            "Z10-06.1",
            "project",
            "耕地开垦费应缴 %1$s 元，尚欠 %2$s 元，缴足前不予核销",
            "of the reclamation fee of %1$s yuan %2$s are not paid: no write-off before it is paid in full",
            "缴足耕地开垦费并登记缴款凭证",
            "pay the rest and record the receipt"),
    QUANTITY_SHORT(
            "M13-04.5",
            "amounts/QUANTITY",
            "数量指标应核销 %1$s，储备库可用 %2$s，尚缺 %3$s 公顷",
            "quantity: %1$s ha are needed, %2$s ha are free in the reserve, %3$s ha are missing",
            "补充新增耕地入库、调入或撤回挂牌后核销",
            "register new land, buy, or take listings back"),
    CAPACITY_SHORT(
            "M13-04.5",
            "amounts/CAPACITY",
            "产能指标应核销 %1$s，储备库可用 %2$s，尚缺 %3$s 公斤",
            "capacity: %1$s kg are needed, %2$s kg are free in the reserve, %3$s kg are missing",
            "新增耕地或提质改造入库、调入或撤回挂牌后核销",
            "register new or improved land, buy, or take listings back"),
    PADDY_SHORT(
            "M13-04.5",
            "amounts/PADDY",
            "水田指标应核销 %1$s，储备库可用 %2$s，尚缺 %3$s 公顷",
            "paddy: %1$s ha are needed, %2$s ha are free in the reserve, %3$s ha are missing",
            "新增水田或旱改水入库、调入或撤回挂牌后核销",
            "register new or converted paddy, buy, or take listings back"),
    KIND_MAY_NOT_COMMIT(
            "Z10-10.3",
            "project",
            "“%1$s”项目不得以承诺方式补充",
            "a project of the kind %2$s may not commit",
            "办理核销；仅省级以上铁路、高速公路、机场、高等级航道、大中型水利水电可承诺",
            "write it off: only railways, motorways, airports, high-grade waterways and large or medium water works may commit"),
    DUE_AFTER_COMPLETION(
            "Z10-10.3",
            "dueOn",
            "承诺期限 %1$s 晚于完工日期 %2$s",
            "the commitment is due on %1$s, after the completion on %2$s",
            "最迟在工程完工前兑现",
            "make it due by the completion"),
    DUE_BEFORE_COMMITMENT(
            "Z10-10.3", "dueOn", "承诺期限早于承诺日期", "it is due before the day of the commitment", "核对期限", "check the day"),
    NO_SUPPLEMENT_NAMED(
            "M13-04.6",
            "supplements",
            "没有落实具体的补充耕地项目或提质改造项目",
            "no concrete project that brings the land is named",
            "填写已立项或已入库的补充耕地项目",
            "name projects that are proposed or registered"),
    SUPPLEMENT_UNKNOWN(
            "M13-04.6",
            "supplements",
            "项目库中没有补充耕地项目 %1$s",
            "the registry has no project %1$s",
            "先在项目库立项",
            "propose it in the registry first"),
    NOT_FILED(
            "M13-04.6",
            "filing",
            "没有报部备案号",
            "the ministry's filing number is missing",
            "报部备案后填写",
            "file it to the ministry"),
    COMMITTED_ALREADY(
            "M13-04.6",
            "project",
            "该项目已有内容不同的承诺 %1$s",
            "the project has another commitment already, %1$s",
            "承诺不能更改；按期兑现",
            "a commitment is not changed: keep it"),
    WRITTEN_OFF_ALREADY(
            "M13-04.5",
            "project",
            "该项目已核销：%1$s",
            "the project is written off already: %1$s",
            "无须再办",
            "there is nothing left to do"),
    BALANCE_MOVED(
            "M13-04.5",
            "amounts",
            "办理期间储备库指标多次变动",
            "the reserve moved while the write-off was decided, several times",
            "稍后重新办理",
            "try again later");

    private final RefusalText text;

    WriteOffRefusal(String clause, String field, String zh, String en, String remedyZh, String remedyEn) {
        text = new RefusalText(clause, field, zh, en, remedyZh, remedyEn);
    }

    public Refusal refusal(Object... values) {
        return text.filled(this, values);
    }
}
