package io.quotaexchange.rulebook;

/** A paper that a filing holds. */
public enum Evidence {
    COUNTY_APPRAISAL("县级人民政府可行性评估论证", "county feasibility appraisal"),
    PROVINCIAL_REVIEW("省级复核认定", "provincial review"),
    PROVINCIAL_RECOGNITION("省级认定", "provincial recognition"),
    MARINE_ZONING("海洋功能区划符合性证明", "proof of marine zoning"),
    LAND_ADMINISTRATION("纳入土地管理证明", "proof of land administration"),
    QUANTITY_RECOGNITION("新增耕地数量认定", "recognition of the quantity"),
    GRADING_REPORT("耕地质量等别评定报告", "grading report"),
    SOIL_SURVEY("土壤污染状况调查", "soil survey"),
    ACCEPTANCE_CERTIFICATE("竣工验收文件", "acceptance certificate"),
    UPKEEP_CONTRACT("后期管护合同", "upkeep contract");

    private final String zh;
    private final String en;

    Evidence(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
