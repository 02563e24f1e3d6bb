package io.quotaexchange.rulebook;

/** Who signs a project's approval and its acceptance. Clause: Z10-18.2. */
public enum Department {
    NATURAL_RESOURCES("国土资源", "land and resources"),
    AGRICULTURE("农业", "agriculture"),
    FORESTRY("林业", "forestry"),
    ENVIRONMENT("环保", "environment"),
    WATER("水利", "water");

    private final String zh;
    private final String en;

    Department(String zh, String en) {
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
