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

    /** May make farmland where there was none. */
    public boolean makesNewLand() {
        return this != UPGRADE && this != DRY_TO_PADDY;
    }

    /** May improve what is farmland already. Clause: Z10-12.1. */
    public boolean improvesLand() {
        return this == UPGRADE || this == DRY_TO_PADDY || this == HIGH_STANDARD || this == CONSOLIDATION;
    }
}
