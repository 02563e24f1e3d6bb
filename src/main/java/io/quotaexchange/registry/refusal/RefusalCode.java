package io.quotaexchange.registry.refusal;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.clause.Refusal;
import java.util.Map;

/**
 * Why the registry says no, in order of precedence; {@code {name}} in a text is filled in by whoever refuses.
 *
 * <p>The rule that refuses gives the clause, because a rulebook may base the same demand on another one.
 */
public enum RefusalCode {
    COUNTY_UNKNOWN(
            "{county}不是本省在册的县（市、区）",
            "{county} is not a county of the province on that day",
            "核对区划代码和日期",
            "check the division code and the date"),
    SAME_PERSON(
            "经办人与审核人不能是同一人",
            "the person who prepares and the one who approves must differ",
            "请另一人审核",
            "have another person approve"),
    NO_RULES_IN_FORCE("{day}没有生效的规则", "no rulebook is in force on {day}", "核对申报日期", "check the day of filing"),
    ALREADY_FILED(
            "项目{number}已经入库，内容不同的申报不予接收",
            "project {number} is registered already, with other content",
            "核对项目编号；已入库的项目不能更改",
            "check the number; a registered project is not changed"),
    NUMBER_OF_OTHER_COUNTY(
            "项目编号{number}不属于{county}",
            "project number {number} is not one of county {county}",
            "编号前六位应为所在县的区划代码",
            "the first six digits must be the county's code"),
    FIELD_MISSING("缺少{fieldZh}", "{fieldEn} is missing", "补充后重新申报", "add it and file again"),
    NO_LAND("没有新增或改造的耕地", "there is no new or improved land", "填写至少一行地类面积", "give at least one row of land"),
    ROW_INVALID(
            "第{row}行地类或等别不成立：{whyZh}",
            "row {row} cannot be: {whyEn}",
            "核对该行的地类和等别",
            "check the classes and grades of that row"),
    ROW_NOT_OF_TYPE(
            "第{row}行与项目类型“{typeZh}”不符",
            "row {row} does not go with a project of type {typeEn}",
            "更正项目类型，或把该行另立项目申报",
            "correct the type, or file that row as a project of its own"),
    ROW_WITHOUT_GAIN(
            "第{row}行改造后没有提升等别，也没有新增水田",
            "row {row} neither raised the grade nor made paddy",
            "删除该行，或核对评定等别",
            "remove that row, or check its grades"),
    CAPACITY_DIFFERS(
            "第{row}行申报产能{filed}公斤，核算为{computed}公斤，超过容差{tolerance}公斤",
            "row {row} files {filed} kg, computed are {computed} kg: more than {tolerance} kg apart",
            "按面积和等别重新核算产能",
            "compute the capacity again from area and grade"),
    NOTHING_EARNED(
            "项目没有形成任何一类指标",
            "the project earns no indicator at all",
            "核对面积和等别；不足1平方米或1公斤的不入库",
            "check areas and grades: less than 1 m² or 1 kg is not registered"),
    RECOGNITION_MISSING(
            "{typeZh}没有省级认定文号和认定面积",
            "{typeEn} without the number and area of its provincial recognition",
            "经省级认定后填写文号和面积",
            "have the province recognise it, and give number and area"),
    RECOGNITION_EXCEEDED(
            "新增耕地{area}公顷，超过省级认定的节余{recognised}公顷",
            "{area} ha of new land are more than the {recognised} ha of surplus that the province recognised",
            "只申报认定的节余部分",
            "file the recognised surplus only"),
    DATES_OUT_OF_ORDER(
            "日期先后不符：实施{implemented}、验收{accepted}、申报{filed}",
            "dates out of order: carried out {implemented}, accepted {accepted}, filed {filed}",
            "核对三个日期；未验收的项目不能入库",
            "check the three dates; only accepted projects are registered"),
    FUNDED_BEFORE_CUT_OFF(
            "{cutOff}前以{fundingZh}实施的{typeZh}项目，不得用于占补平衡",
            "{typeEn} funded by {fundingEn} and carried out before {cutOff} is not usable",
            "此类项目不能入库",
            "nothing lifts this: such a project is not registered"),
    SLOPE_ABOVE_LIMIT(
            "坡度{slope}度，大于{limit}度",
            "a slope of {slope} degrees is above {limit}",
            "剔除超过坡度的地块后重新验收、申报",
            "leave the steep parcels out, have it accepted again and file again"),
    ZONE_PROHIBITED(
            "项目位于{zoneZh}，禁止实施土地整治",
            "the project lies in a {zoneEn}, where consolidation is prohibited",
            "剔除区内地块后重新验收、申报",
            "leave the parcels inside out, have it accepted again and file again"),
    PLAN_NOT_CITED("没有依据任何规划", "no plan is cited", "注明所依据的规划", "name the plan that the project stands on"),
    DEPARTMENTS_MISSING(
            "{stepZh}缺少部门：{departmentsZh}",
            "{stepEn} lacks departments: {departmentsEn}",
            "由缺少的部门补签联合意见",
            "have the missing departments sign"),
    EVIDENCE_MISSING(
            "缺少材料：{evidenceZh}", "papers are missing: {evidenceEn}", "补充材料后重新申报", "add the papers and file again"),
    MINISTRY_NUMBER_MISSING(
            "没有报部备案号",
            "the ministry's filing number is missing",
            "报部备案后填写备案号",
            "file the project to the ministry and give its number"),
    MINISTRY_NUMBER_TAKEN(
            "备案号{number}已用于另一个入库项目",
            "filing number {number} belongs to another registered project",
            "核对备案号",
            "check the filing number"),
    UPKEEP_TOO_SHORT(
            "管护{years}年，少于{limit}年",
            "upkeep of {years} years is less than {limit}",
            "签订足够年限的管护合同",
            "agree upkeep for long enough"),
    STAGES_MISSING(
            "{cutOff}起实施的项目须逐阶段记录，本项目{stateZh}",
            "works begun from {cutOff} on need every stage on record; this project {stateEn}",
            "补记缺少的环节，市级验收合格后再申报",
            "record the missing stages, and file after the city has accepted it"),
    STAGE_OUT_OF_ORDER(
            "环节顺序不符：{whyZh}",
            "stages out of order: {whyEn}",
            "按立项、竣工、自验、评定、初验、验收的顺序办理",
            "propose, approve, build, check, grade, check again, accept: in this order"),
    STAGE_DATE_INVALID("日期{on}{whyZh}", "the day {on} is {whyEn}", "核对日期", "check the day"),
    PROJECT_CANCELLED("项目已取消实施资格", "the project was cancelled", "另行申报立项", "propose a project of another number"),
    PLANNED_AREA_INVALID(
            "计划面积须大于0、不超过10万公顷，且不小于其中的水田",
            "the planned area must be above 0, at most 100,000 ha, and not below its paddy",
            "核对计划面积",
            "check the planned areas"),
    FILING_DIFFERS_FROM_STAGES(
            "{fieldZh}为{filed}，与记录的{recorded}不一致",
            "{fieldEn} is {filed}, on record is {recorded}",
            "按验收和评定结果填写；记录有误的重新评定或验收",
            "file what was graded and accepted"),
    PAPERS_NOT_ON_FILE(
            "材料没有归档文件：{evidenceZh}",
            "no file is kept of: {evidenceEn}",
            "上传所列材料的文件后再申报",
            "add the files of these papers, then file"),
    PAPER_SIZE_INVALID(
            "文件大小{bytes}字节，应为1至{limit}字节",
            "the file has {bytes} bytes, not 1 to {limit}",
            "压缩或拆分后上传",
            "compress or split it"),
    PAPER_FORMAT_UNKNOWN(
            "文件内容不是PDF、JPEG、PNG、OFD、XLSX或DOCX",
            "the content is none of PDF, JPEG, PNG, OFD, XLSX and DOCX",
            "转换为其中一种格式后上传",
            "convert it into one of them"),
    PAPER_NAMED_OTHERWISE(
            "文件名“{name}”与内容格式{format}不符",
            "the name '{name}' does not go with the content, which is {format}",
            "核对文件和文件名",
            "check the file and its name"),
    PAPER_DATED_AHEAD(
            "材料日期{day}在今天（{today}）之后", "the paper's day {day} is after today, {today}", "核对日期", "check the day"),
    TOO_MANY_PAPERS(
            "项目材料已有{limit}份，达到上限",
            "the project has {limit} papers, which is the limit",
            "合并材料后上传",
            "put several papers into one file"),
    DIVISION_CHANGE_UNFIT(
            "区划{code}在{day}的变更不成立：{whyZh}",
            "division {code} cannot change on {day}: it {whyEn}",
            "核对区划代码和日期",
            "check the code and the day"),
    DIVISION_CHANGE_TOO_EARLY(
            "{code}在{last}及以前已有记账或轮次，变更不能自{day}起生效",
            "on {last} rounds or postings saw {code} as it was: a change cannot take effect on {day}",
            "生效日期填写该日之后的日期",
            "let it take effect on a day after that"),
    SUCCESSOR_INVALID(
            "{code}的承接单位{successor}当日不在册，或就是其自身",
            "{successor}, which takes over from {code}, does not exist on that day or is the same",
            "填写当日在册的承接单位",
            "name a division that exists on that day"),
    TASK_UNKNOWN(
            "没有{year}年度补充耕地任务的记录",
            "the annual task of {year} is not on record",
            "由省级下达并录入年度任务",
            "the province sets and records the annual task"),
    TASK_NOT_MET(
            "{year}年度补充耕地任务{task}公顷，只完成{done}公顷",
            "of the annual task {year} of {task} ha only {done} ha are done",
            "完成年度任务后再申请调出",
            "meet the annual task before selling"),
    OWN_PROJECTS_UNBALANCED(
            "本行政区域内有{count}个建设项目占补平衡未落实",
            "{count} of the county's own projects are not balanced",
            "先用本县储备库核销",
            "write them off from the county's own reserve first"),
    COMMITMENT_OVERDUE(
            "本县有{count}项补充耕地承诺逾期未兑现（M13-04.7）",
            "{count} commitments of the county are overdue (M13-04.7)",
            "补足储备库指标并缴清耕地开垦费后核销，即可恢复调出",
            "bring the reserve up to the need, pay the fee in full and write off: then the county may sell again"),
    SUSPENDED(
            "自{from}起暂停参与调剂：{reason}",
            "suspended since {from}: {reason}",
            "整改并经省级解除暂停",
            "put it right and have the province lift the suspension"),
    EXCLUDED(
            "因违约，{until}（含）以前不得调入",
            "excluded after a default until {until}, that day included",
            "期满后再参加",
            "take part again after that day"),
    SHORTAGE_NOT_DECLARED(
            "没有声明确实难以在本县域内补充",
            "the county has not declared that it truly cannot balance at home",
            "由县级人民政府作出说明",
            "have the county government declare it"),
    STANDING_ID_TAKEN(
            "编号{id}已用于内容不同的记录", "the id {id} was used for a record with other content", "使用新的编号", "use a new id"),
    COUNTY_TASK_NOT_SET(
            "省级尚未下达{county}{year}年度补充耕地任务",
            "the province has set {county} no task for {year}",
            "先由省级下达年度任务",
            "have the province set the annual task first"),
    REPORT_DATED_AHEAD("日期{day}在今天（{today}）之后", "the day {day} is after today, {today}", "核对日期", "check the day"),
    SHORTAGE_ENDS_BEFORE(
            "声明的截止日{last}早于起始日{first}",
            "the declaration ends on {last}, before it begins on {first}",
            "填写不早于起始日的截止日",
            "let it end no earlier than it begins"),
    PAIRED_ALREADY(
            "{one}与{other}已登记结对，内容不同",
            "{one} and {other} are a pair of this scheme already, with other content",
            "已登记的结对不能更改",
            "a pair on record is not changed"),
    PAIRED_WITH_ITSELF("{one}不能与自己结对", "{one} cannot be paired with itself", "填写另一个县", "name another county"),
    PAIRING_TOO_EARLY(
            "结对最早自次日（{today}之后）起生效",
            "two counties are a pair from a day after {today} on",
            "推迟生效日期",
            "let it begin later"),
    PAIR_UNKNOWN(
            "{one}与{other}没有按 {scheme} 结对",
            "{one} and {other} are no pair of the scheme {scheme}",
            "选择已登记的结对",
            "name a pair on record"),
    PAIR_ENDED_ALREADY(
            "{one}与{other}的结对已定于 {day} 终止",
            "the pair of {one} and {other} ends on {day} already",
            "已登记的终止不能更改",
            "an end on record is not changed"),
    PAIR_ENDS_TOO_EARLY(
            "结对的最后一日不得早于 {earliest}",
            "the last day of the pair must not lie before {earliest}",
            "推迟终止日期",
            "let it end later"),
    TOWN_TASK_INVALID(
            "镇（街道）“{town}”重复、无名，或任务{mu}亩不大于零",
            "town '{town}' stands there twice or has no name, or its task of {mu} mu is not above zero",
            "每个镇（街道）填写一次，任务大于零",
            "give each town once, with a task above zero"),
    TOWN_TASKS_DIFFER(
            "各镇（街道）任务合计{sum}亩，与全县任务{county}亩不符",
            "the towns' tasks come to {sum} mu, the county's task is {county} mu",
            "调整分解，使合计等于全县任务",
            "adjust the breakdown until it comes to the county's task"),
    COUNTY_TASK_INVALID(
            "{county}重复，或任务{task}公顷小于零、过大",
            "county {county} stands there twice, or its task of {task} ha is below zero or too large",
            "每个县（市、区）填写一次，任务不小于零",
            "give each county once, with a task of zero or more"),
    COUNTY_TASKS_DIFFER(
            "各县（市、区）任务合计{sum}公顷，与全省任务{total}公顷不符",
            "the counties' tasks come to {sum} ha, the province's task is {total} ha",
            "调整分解，使合计等于全省任务",
            "adjust the breakdown until it comes to the province's task"),
    COUNTY_TASK_BELOW_PROVINCIAL(
            "全县分解{county}亩，少于省级下达的{asked}公顷",
            "the county breaks down {county} mu, less than the {asked} ha that the province asked of it",
            "分解总量不得少于省级下达任务",
            "break down at least what the province asked"),
    STEP_OUT_OF_ORDER("{whyZh}", "{whyEn}", "按责令整改、通报批评、暂停受理的顺序办理", "order, name, suspend, in this order"),
    DUE_NOT_AHEAD("整改期限{due}不在今天之后", "the day {due} is not after today", "给出今天之后的期限", "give a day after today"),
    NEITHER_GRAVE_NOR_DUE(
            "整改期限{due}未过，且情形不属严重",
            "the day {due} has not passed and the case is not grave",
            "等待期限届满，或认定情形严重",
            "wait for the day, or find the case grave"),
    NOT_RECTIFIED("尚未整改到位", "it has not been put right", "整改并经核实后再解除", "have it put right and checked first");

    private final String zh;
    private final String en;
    private final String remedyZh;
    private final String remedyEn;

    RefusalCode(String zh, String en, String remedyZh, String remedyEn) {
        this.zh = zh;
        this.en = en;
        this.remedyZh = remedyZh;
        this.remedyEn = remedyEn;
    }

    /**
     * @param field the input it is about, empty where it is about the whole
     * @param values by name, one for every {@code {name}} of the texts
     * @throws IllegalArgumentException if one is missing
     */
    public Refusal because(ClauseId clause, String field, Map<String, String> values) {
        return new Refusal(
                name(), clause, field, Template.fill(zh, values), Template.fill(en, values), remedyZh, remedyEn);
    }

    public Refusal because(ClauseId clause, String field) {
        return because(clause, field, Map.of());
    }
}
