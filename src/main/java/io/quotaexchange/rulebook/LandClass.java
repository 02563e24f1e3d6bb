package io.quotaexchange.rulebook;

/** What a piece of land is, before or after a project. */
public enum LandClass {
    PADDY("水田", "paddy", true),
    IRRIGATED("水浇地", "irrigated land", true),
    DRY("旱地", "dry land", true),
    ORCHARD("园地", "orchard", false),
    POOR_FOREST("残次林地", "poor forest land", false),
    POND("坑塘水面、沟渠", "ponds and ditches", false),
    UNUSED("未利用地", "unused land", false),
    TIDAL_FLAT("已围滩涂", "enclosed tidal flat", false),
    CONSTRUCTION("建设用地", "construction land", false),
    MINE("工矿废弃地", "abandoned mine", false);

    private final String zh;
    private final String en;
    private final boolean cultivated;

    LandClass(String zh, String en, boolean cultivated) {
        this.zh = zh;
        this.en = en;
        this.cultivated = cultivated;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** Farmland (耕地): paddy, irrigated or dry. */
    public boolean isCultivated() {
        return cultivated;
    }
}
