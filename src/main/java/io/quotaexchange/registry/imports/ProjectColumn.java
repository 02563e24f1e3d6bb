package io.quotaexchange.registry.imports;

import java.util.Optional;

/** The columns of a file of projects, under an English key or a Chinese title; a project has one line for each row of its land. */
enum ProjectColumn {
    NUMBER("number", "项目编号", "14位数字：区划代码、年份、四位序号", "14 digits: county code, year, four digits"),
    COUNTY("county", "区划代码", "六位区划代码", "a six-digit division code"),
    NAME("name", "项目名称", "不能为空", "text"),
    SOURCE_TYPE("sourceType", "项目类型", "项目类型代码", "a project type such as RECLAIM"),
    FUNDING_SOURCE("fundingSource", "资金来源", "资金来源代码", "a source of funds such as RECLAMATION_FEE"),
    INVESTMENT("investmentYuan", "投资（元）", "元，最多两位小数", "yuan with at most two decimals"),
    IMPLEMENTED_ON("implementedOn", "实施日期", "日期，如2018-03-01", "a date such as 2018-03-01"),
    ACCEPTED_ON("acceptedOn", "验收日期", "日期，如2019-06-30", "a date such as 2019-06-30"),
    FILED_ON("filedOn", "申报日期", "日期，如2019-07-15", "a date such as 2019-07-15"),
    MINISTRY_NUMBER("ministryNumber", "报部备案号", "文字", "text"),
    SLOPE("slopeTenths", "坡度（0.1度）", "0至900的整数", "a whole number from 0 to 900"),
    ZONES("zones", "所在区域", "区域代码，以分号分隔", "zones, separated by semicolons"),
    PLANS("plans", "依据规划", "规划代码，以分号分隔", "plans, separated by semicolons"),
    BOUNDARY("boundary", "范围编号", "文字", "text"),
    ACCEPTING_BODY("acceptingBody", "验收单位", "文字", "text"),
    APPROVED_BY("approvedBy", "联合立项部门", "部门代码，以分号分隔", "departments, separated by semicolons"),
    ACCEPTED_BY("acceptedBy", "联合验收部门", "部门代码，以分号分隔", "departments, separated by semicolons"),
    EVIDENCE("evidence", "材料", "材料代码，以分号分隔", "papers, separated by semicolons"),
    UPKEEP_YEARS("upkeepYears", "管护年限", "0至100的整数", "a whole number from 0 to 100"),
    RECOGNITION_NUMBER("recognitionNumber", "省级认定文号", "文字；没有认定的留空", "text, empty where nothing was recognised"),
    RECOGNITION_AREA(
            "recognitionAreaHa",
            "认定面积（公顷）",
            "公顷，最多四位小数；没有认定的留空",
            "hectares with at most four decimals, empty where nothing was recognised"),
    GENERATED("generated", "演示数据", "是或否", "true or false"),
    BEFORE("before", "原地类", "地类代码", "a land class such as UNUSED"),
    GRADE_BEFORE("gradeBefore", "原等别", "0至15的整数，原不是耕地的填0", "a whole number from 0 to 15, 0 where it was not farmland"),
    AFTER("after", "现地类", "地类代码", "a land class such as PADDY"),
    GRADE_AFTER("gradeAfter", "现等别", "1至15的整数", "a whole number from 1 to 15"),
    AREA("areaHa", "面积（公顷）", "公顷，最多四位小数", "hectares with at most four decimals"),
    CAPACITY("filedCapacityKg", "产能（公斤）", "公斤，整数", "whole kg");

    private final String key;
    private final String title;
    private final String formZh;
    private final String formEn;

    ProjectColumn(String key, String title, String formZh, String formEn) {
        this.key = key;
        this.title = title;
        this.formZh = formZh;
        this.formEn = formEn;
    }

    static Optional<ProjectColumn> named(String header) {
        String name = header.strip();
        for (ProjectColumn column : values()) {
            if (column.key.equals(name) || column.title.equals(name)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    String key() {
        return key;
    }

    String title() {
        return title;
    }

    String formZh() {
        return formZh;
    }

    String formEn() {
        return formEn;
    }

    /** Several codes in one value. */
    boolean isList() {
        return switch (this) {
            case ZONES, PLANS, APPROVED_BY, ACCEPTED_BY, EVIDENCE -> true;
            default -> false;
        };
    }

    /** Where a filing's document has it, its land being the first row. */
    String place() {
        return switch (this) {
            case RECOGNITION_NUMBER -> "/recognition/number";
            case RECOGNITION_AREA -> "/recognition/areaHa";
            default -> (isOfLand() ? "/land/0/" : "/") + key;
        };
    }

    boolean isOfRecognition() {
        return this == RECOGNITION_NUMBER || this == RECOGNITION_AREA;
    }

    /** A file without the column is one in which it is empty everywhere. */
    boolean mayBeLeftOut() {
        return isOfRecognition() || this == GENERATED;
    }

    boolean isWhole() {
        return switch (this) {
            case SLOPE, UPKEEP_YEARS, GRADE_BEFORE, GRADE_AFTER -> true;
            default -> false;
        };
    }

    /** Said of the row's land; the others are said of the project and stand on each of its lines. */
    boolean isOfLand() {
        return compareTo(BEFORE) >= 0;
    }
}
