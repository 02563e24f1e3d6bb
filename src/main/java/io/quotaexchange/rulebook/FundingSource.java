package io.quotaexchange.rulebook;

/** Who pays for a project. Clause: M13-02.1, M13-08.1. */
public enum FundingSource {
    RECLAMATION_FEE("耕地开垦费", "reclamation fee"),
    NEW_CONSTRUCTION_LAND_FEE("新增建设用地土地有偿使用费", "new-construction-land fee"),
    GOVERNMENT_BUDGET("财政资金", "government budget"),
    SOCIAL_CAPITAL("社会资本", "social capital"),
    FINANCIAL_CAPITAL("金融资本", "financial capital");

    private final String zh;
    private final String en;

    FundingSource(String zh, String en) {
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
