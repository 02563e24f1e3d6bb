package io.quotaexchange.construction;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.clause.RefusalText;

/** Why something about a construction project is refused: the closed list, in order of precedence; {@code %1$s} … are filled in. */
public enum ConstructionRefusal {
    SAME_PERSON(
            "Z10-06.2",
            "approver",
            "经办人与审核人不能是同一人",
            "the person who prepares and the one who approves must differ",
            "请另一人审核",
            "have another person approve"),
    ID_TAKEN(
            "M13-04.4",
            "id",
            "编号 %1$s 已用于内容不同的业务",
            "the id %1$s was used for something else",
            "使用新的编号；已登记的内容不能更改",
            "use a new id: what is registered is not changed"),
    NO_RULES_IN_FORCE(
            "M13-08.4",
            "registeredOn",
            "%1$s 没有生效的建设项目规则",
            "no rulebook in force on %1$s speaks of construction projects",
            "核对登记日期",
            "check the day"),
    COUNTY_UNKNOWN(
            "Z10-06.2",
            "county",
            "%1$s 不是本省在册的县（市、区）",
            "%1$s is not a county of the province on that day",
            "核对区划代码和日期",
            "check the division code and the day"),
    ID_OF_OTHER_COUNTY(
            "Z10-06.2",
            "id",
            "编号 %1$s 不属于 %2$s",
            "the id %1$s is not one of county %2$s",
            "编号中的六位数字应为所在县的区划代码",
            "the six digits in it must be the county's code"),
    NO_LAND("M13-04.4", "lands", "没有填写占用的耕地", "no farmland is named", "至少填写一行占用耕地", "give at least one row of land"),
    AREA_NOT_POSITIVE(
            "M13-04.4",
            "lands/%1$s/areaHa",
            "第 %2$s 行面积必须大于零，不超过 100000 公顷",
            "the area of row %2$s must be above zero and at most 100,000 ha",
            "填写该行面积（公顷，四位小数）",
            "give its area in hectares"),
    NOT_FARMLAND(
            "M13-00.2",
            "lands/%1$s/land",
            "第 %2$s 行“%3$s”不是耕地，无须占补",
            "row %2$s (%4$s) is not farmland: nothing is owed for it",
            "只填写水田、水浇地、旱地",
            "name paddy, irrigated and dry land only"),
    APPROVAL_MISSING(
            "Z10-04.2",
            "approvals",
            "占用%1$s，缺少%2$s",
            "land of a %3$s is taken without the %4$s",
            "办妥后填写文号",
            "obtain it and give its number"),
    COMPLETION_BEFORE_REGISTRATION(
            "M13-04.4",
            "completionOn",
            "完工日期早于登记日期",
            "the works end before the project is registered",
            "核对两个日期",
            "check the two days"),
    COMBINATION_NOT_NEEDED(
            "Z10-09.1",
            "combination",
            "补改结合的说明少于 10 字",
            "the reason to combine new land and improvement has fewer than 10 characters",
            "说明后备资源不足、难以落实质量要求的情况，或留空",
            "say why new land of that quality cannot be found, or leave it empty"),
    PROJECT_UNKNOWN(
            "M13-04.4",
            "project",
            "没有建设项目 %1$s",
            "there is no construction project %1$s",
            "先登记建设项目",
            "register it first"),
    KEY_PROJECT_ALREADY(
            "M13-05.4",
            "certified",
            "%1$s 已于 %2$s 认定为重点建设项目",
            "%1$s was certified as a key project on %2$s",
            "无须再次认定",
            "there is nothing to certify"),
    KEY_PROJECT_NOT_NAMED(
            "M13-05.4",
            "construction",
            "规则要求申请注明已认定的重点建设项目",
            "the rulebook asks for a construction project that is certified as a key project",
            "先登记建设项目并由省级认定，再在申请中选择该项目",
            "register the construction project, have the province certify it, and name it in the request"),
    KEY_PROJECT_UNKNOWN(
            "M13-05.4",
            "construction",
            "%2$s 没有建设项目 %1$s",
            "county %2$s has no construction project %1$s",
            "选择本县已登记的建设项目",
            "name a construction project that the county registered"),
    KEY_PROJECT_NOT_CERTIFIED(
            "M13-05.4",
            "construction",
            "%1$s 未认定为重点建设项目",
            "%1$s is not certified as a key project",
            "由省级认定后再申请；其他建设项目采取竞价方式",
            "have the province certify it first; other projects compete by bidding"),
    KEY_PROJECT_DECIDED_MEANWHILE(
            "M13-05.4",
            "project",
            "%1$s 的认定同时有他人办理，本次未办理",
            "others decided on %1$s at the same time: nothing was kept",
            "查看最新认定情况后重新办理",
            "look at what was decided, and send it again if it is still needed"),
    FEE_NOT_OWED(
            "Z10-06.1",
            "project",
            "该项目自行补充耕地，不缴耕地开垦费",
            "the project supplements by itself: no fee is owed",
            "核对补充方式",
            "check how it supplements"),
    PAYMENT_NOT_POSITIVE(
            "Z10-06.1", "yuan", "缴费金额必须大于零", "the payment must be above zero", "填写缴费金额（元）", "give the amount in yuan"),
    PAYMENT_ABOVE_FEE(
            "Z10-06.1",
            "yuan",
            "缴费 %1$s 元，超过未缴的 %2$s 元",
            "%1$s yuan are more than the %2$s yuan still owed",
            "按未缴金额缴费",
            "pay what is still owed");

    private final RefusalText text;

    ConstructionRefusal(String clause, String field, String zh, String en, String remedyZh, String remedyEn) {
        text = new RefusalText(clause, field, zh, en, remedyZh, remedyEn);
    }

    public Refusal refusal(Object... values) {
        return text.filled(this, values);
    }

    /** By the clause of the rulebook's ruling. */
    public Refusal because(ClauseId other, Object... values) {
        return text.by(other, this, values);
    }
}
