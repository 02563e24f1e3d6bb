package io.quotaexchange.construction;

/** How land is asked for. Clause: M13-04.3. */
public enum SiteForm {
    SINGLE_SITE("单独选址", "single site"),
    BATCH("批次用地", "batch of a town or village");

    private final String zh;
    private final String en;

    SiteForm(String zh, String en) {
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
