package io.quotaexchange.rulebook;

/** Where a project that makes farmland stands, in the order in which it gets there. Clause: L-03.1d, L-03.3a, L-03.3b, L-03.4a. */
public enum Stage {
    PROPOSED("已申报立项", "proposed"),
    APPROVED("已批准立项", "approved"),
    BUILT("已竣工", "built"),
    TOWN_CHECKED("镇级自验合格", "checked by the town"),
    GRADED("已评定质量等别", "graded"),
    COUNTY_CHECKED("县级初验合格", "checked by the county"),
    CITY_ACCEPTED("市级验收合格", "accepted by the city"),
    FILED("已报备入库", "filed");

    private final String zh;
    private final String en;

    Stage(String zh, String en) {
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
     * The stage that follows.
     *
     * @throws IllegalStateException after the last
     */
    public Stage next() {
        if (this == FILED) {
            throw new IllegalStateException("nothing follows filing");
        }
        return values()[ordinal() + 1];
    }
}
