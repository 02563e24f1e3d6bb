package io.quotaexchange.rulebook;

/** What kind of project makes or improves farmland. Clause: M13-02.2, M13-02.3. */
public enum ProjectType {
    RECLAIM("垦造耕地", "reclamation"),
    CONSOLIDATION("土地整治", "land consolidation"),
    HIGH_STANDARD("高标准农田建设", "high-standard farmland"),
    UPGRADE("提质改造", "quality improvement"),
    DRY_TO_PADDY("旱地改水田", "dry to paddy conversion"),
    RECLAIM_BUILT("建设用地复垦", "reclamation of construction land"),
    MINE_RECLAIM("工矿废弃地复垦", "reclamation of abandoned mines"),
    LINKAGE_SURPLUS("增减挂钩节余", "surplus of increase-decrease linkage");

    private final String zh;
    private final String en;

    ProjectType(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /**
     * Whether land of this class may become land of that class in such a project: what a conversion to paddy begins and ends with, what a
     * reclamation of built land, of mines or of linkage reclaims. Clause: M13-02.2, M13-02.3, M13-03.3.
     */
    public boolean turns(LandClass before, LandClass after) {
        return switch (this) {
            case RECLAIM, CONSOLIDATION, HIGH_STANDARD -> true;
            case UPGRADE -> after != LandClass.PADDY || before == LandClass.PADDY;
            case DRY_TO_PADDY -> before != LandClass.PADDY && after == LandClass.PADDY;
            case RECLAIM_BUILT, LINKAGE_SURPLUS -> before == LandClass.CONSTRUCTION;
            case MINE_RECLAIM -> before == LandClass.MINE;
        };
    }

    /** Counts only with the province's recognition of the surplus. Clause: M13-02.3. */
    public boolean isSurplus() {
        return this == LINKAGE_SURPLUS || this == MINE_RECLAIM;
    }

    /** May make farmland where there was none. */
    public boolean makesNewLand() {
        return this != UPGRADE && this != DRY_TO_PADDY;
    }

    /** May improve what is farmland already. Clause: Z10-12.1. */
    public boolean improvesLand() {
        return this == UPGRADE || this == DRY_TO_PADDY || this == HIGH_STANDARD || this == CONSOLIDATION;
    }
}
