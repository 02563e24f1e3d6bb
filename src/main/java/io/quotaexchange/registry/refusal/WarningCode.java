package io.quotaexchange.registry.refusal;

import io.quotaexchange.clause.ClauseId;
import java.util.Map;

/** What the registry warns of, in order; {@code {name}} in a text is filled in by whoever warns. */
public enum WarningCode {
    DEADLINE_MISSED(
            "{stageZh}应在{due}前，实际为{on}",
            "due by {due} ({stageEn}), done on {on}",
            "说明原因；后续环节尽快办理",
            "say why, and hurry with what follows"),
    UNUSED_LAND(
            "第{row}行由未利用地垦造，成片未利用地开发须从严控制",
            "row {row} is reclaimed from unused land, which is strictly controlled",
            "说明不属于成片未利用地开发，或附批准文件",
            "show that it is not a large contiguous area, or add the approval"),
    PADDY_PREFERRED(
            "新增耕地中没有水田", "none of the new land is paddy", "有条件的尽可能复垦为水田", "make paddy of it where that is possible"),
    RESPONSIBLE_NOT_NAMED("没有明确地块的管理责任人", "nobody is named who answers for the parcels", "填写责任人", "name the person"),
    GOOD_LAND_FOR_RESERVE(
            "第{row}行评定为{grade}等，属优质耕地",
            "row {row} is of grade {grade}: good land",
            "及时划为永久基本农田储备区",
            "put it into the reserve of permanent basic farmland"),
    EARLIER_PROJECT(
            "项目在{cutOff}前实施",
            "the project was carried out before {cutOff}",
            "补充完善项目信息，补备耕地质量和新增水田面积",
            "complete its record: grades and new paddy");

    private final String zh;
    private final String en;
    private final String remedyZh;
    private final String remedyEn;

    WarningCode(String zh, String en, String remedyZh, String remedyEn) {
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
    public Warning because(ClauseId clause, String field, Map<String, String> values) {
        return new Warning(
                name(), clause, field, Template.fill(zh, values), Template.fill(en, values), remedyZh, remedyEn);
    }
}
