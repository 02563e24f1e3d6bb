package io.quotaexchange.rulebook;

/** A paper that a filing holds, or that is on record from a stage of the project. */
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
    UPKEEP_CONTRACT("后期管护合同", "upkeep contract"),
    WORK_PLAN("工作方案", "work plan"),
    CONSULTATION_RECORD("征询群众意见座谈记录", "record of consulting the villagers"),
    PUBLIC_NOTICE("公示、公告", "public notice"),
    HOLDERS_OPINION("权利人意见、听证", "opinion or hearing of the holders of rights"),
    TENDER_FILES("招投标资料", "tender files"),
    WORKS_CONTRACT("施工合同", "works contract"),
    IMAGERY("实施过程影像资料", "pictures of the works"),
    BEFORE_AFTER_PHOTOS("开发前后对比照片", "photographs before and after"),
    COMPLETION_REPORT("项目竣工报告", "completion report"),
    SELF_CHECK_REPORT("自验报告", "report of the town's check"),
    COUNTY_CHECK_REPORT("县级初验意见", "report of the county's check"),
    FUND_VOUCHERS("资金使用凭证", "vouchers of the funds");

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
