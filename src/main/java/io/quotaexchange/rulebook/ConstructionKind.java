package io.quotaexchange.rulebook;

/** Kinds of construction projects that documents treat by themselves. */
public enum ConstructionKind {
    RAILWAY("铁路", "railway"),
    MOTORWAY("高速公路", "motorway"),
    AIRPORT("机场", "airport"),
    WATERWAY("高等级航道", "high-grade waterway"),
    WATER_WORKS("大中型水利水电", "large or medium water works"),
    PROVINCIAL_INFRASTRUCTURE("省以上基础设施", "infrastructure of the province or above"),
    STRATEGIC_INDUSTRY("战略性新兴产业", "strategic industry"),
    OTHER("其他建设项目", "other construction");

    private final String zh;
    private final String en;

    ConstructionKind(String zh, String en) {
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
