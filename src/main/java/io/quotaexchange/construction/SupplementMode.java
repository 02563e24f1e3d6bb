package io.quotaexchange.construction;

/** Who makes up for the land taken. Clause: Z10-06.1. */
public enum SupplementMode {
    /** The construction unit itself. */
    SELF("自行补充", "by the construction unit itself"),
    /** The government, against the reclamation fee paid in full. */
    ENTRUSTED("委托补充", "entrusted to the government");

    private final String zh;
    private final String en;

    SupplementMode(String zh, String en) {
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
