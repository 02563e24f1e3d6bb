package io.quotaexchange.reserve;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.clause.RefusalText;

/** Why an act on a reserve is refused: the closed list, in order of precedence. */
public enum ReserveRefusal {
    ID_TAKEN(
            "M13-07.3",
            "id",
            "该编号已用于内容不同的业务",
            "the id was used for an act with other content",
            "使用新的编号",
            "use a new id"),
    SAME_PERSON(
            "M13-07.3",
            "approver",
            "经办人与审核人不能是同一人",
            "the person who prepares and the one who approves must differ",
            "请另一人审核",
            "have another person approve"),
    REASON_MISSING("M13-07.3", "reason", "缺少事由", "the reason is missing", "写明核查情况", "say what the check found"),
    REFERENCE_MISSING(
            "M13-07.3",
            "reference",
            "缺少依据文件",
            "the document it rests on is missing",
            "填写核查文件或影像编号",
            "name the document or image"),
    LOT_UNKNOWN("M13-07.3", "lot", "没有这个指标编号", "there is no such lot", "核对指标编号", "check the lot's serial"),
    UNITS_OUTSIDE_LOT(
            "M13-07.3",
            "lastUnit",
            "起止号不在该编号的指标范围内",
            "the units do not lie in the lot",
            "起止号从 1 到该编号的指标总量",
            "number the units from 1 to the lot's amount"),
    NOTHING_TO_FREEZE(
            "M13-07.3",
            "firstUnit",
            "该范围的指标已经冻结、核销或核减，无可冻结",
            "all of these units are frozen, written off or deducted already",
            "核对范围；已核销的由原县另行核减",
            "check the range; of units written off, deduct others of the county"),
    NOTHING_TO_THAW("M13-07.3", "firstUnit", "该范围没有冻结的指标", "none of these units is frozen", "核对范围", "check the range"),
    FREEZE_FIRST(
            "M13-07.3",
            "firstUnit",
            "该范围有挂牌、成交或统筹的指标，须先冻结再核减",
            "some of these units are listed, awarded or in the pool: freeze them first",
            "先冻结该范围",
            "freeze the range first"),
    NOTHING_TO_DEDUCT(
            "M13-07.3",
            "firstUnit",
            "该范围的指标已经核销或核减",
            "all of these units are written off or deducted already",
            "核对范围；已核销的由原县另行核减",
            "check the range; of units written off, deduct others of the county"),
    TOO_SCATTERED(
            "M13-07.3",
            "lastUnit",
            "该范围的指标分散在太多账户",
            "these units are held in more than 1,000 parts",
            "缩小范围，分次办理",
            "take a shorter range, in several acts"),
    UNITS_MOVED(
            "M13-07.3",
            "",
            "办理期间指标多次转移",
            "the units moved while the act was decided, several times",
            "稍后重新办理",
            "try again later"),
    COUNTY_NOT_VALID(
            "M13-03.1",
            "county",
            "不是县级区划代码",
            "not the code of a county",
            "填写六位县级区划代码",
            "give six digits that do not end in 0000"),
    AMOUNT_NOT_POSITIVE(
            "M13-03.1", "amounts", "三类指标均为零", "all three amounts are zero", "至少填写一类指标", "give at least one amount"),
    DOCUMENT_MISSING(
            "M13-08.2",
            "documentNumber",
            "期初指标须有认定文件的文号和发文机关",
            "an opening balance needs the number and issuer of the document that recognises it",
            "填写文号和发文机关",
            "give number and issuer"),
    NOT_ENDED(
            "M13-03.1",
            "county",
            "该区划没有撤并，或尚未到撤并之日",
            "the division has not ended yet, or nobody took over",
            "先登记区划撤并及承接单位",
            "record first that it ends and who takes over"),
    OPEN_BUSINESS(
            "M13-03.1",
            "county",
            "该区划有挂牌、成交未交割的指标或保证金",
            "units are on offer or not delivered, or a deposit is held",
            "撤牌、交割并退还保证金后再并入",
            "unlist, deliver and release first"),
    NOTHING_TO_SUCCEED(
            "M13-03.1", "county", "没有可以并入的指标或资金", "there is nothing to hand over", "核对区划代码", "check the code"),
    ROW_UNREADABLE(
            "M13-07.3", "row", "该行格式不正确", "the row cannot be read", "对照格式更正该行", "write the row as the format says"),
    BATCH_ID_INVALID(
            "M13-07.3",
            "batch",
            "批次号不符合格式",
            "the batch id is not of the form",
            "fed_ 后接1至40位小写字母、数字或连字符",
            "give fed_ and 1 to 40 of a-z, 0-9 and -"),
    BATCH_ID_TAKEN(
            "M13-07.3",
            "batch",
            "该批次号已用于内容不同的批次",
            "the batch id was used for a batch with other content",
            "使用新的批次号",
            "use a new batch id");

    private final RefusalText text;

    ReserveRefusal(String clause, String field, String zh, String en, String remedyZh, String remedyEn) {
        text = new RefusalText(clause, field, zh, en, remedyZh, remedyEn);
    }

    public Refusal refusal() {
        return text.of(this);
    }

    /** With what exactly is wrong. */
    Refusal refusal(String detail) {
        return refusal(detail, detail);
    }

    /** With what exactly is wrong, in both languages. */
    Refusal refusal(String detailZh, String detailEn) {
        return text.with(this, detailZh, detailEn);
    }
}
