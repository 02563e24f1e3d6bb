package io.quotaexchange.rulebook;

/** A protected area that a project may lie in. Clause: Z10-18.1, L-03.1b. */
public enum Zone {
    KEY_ECOLOGICAL_FUNCTION("重点生态功能区", "key ecological function zone"),
    ECOLOGICALLY_SENSITIVE("生态环境敏感区和脆弱区", "ecologically sensitive or fragile area"),
    WATER_SOURCE_FIRST_CLASS("饮用水水源一级保护区", "first-class drinking-water protection zone"),
    ECOLOGICAL_RED_LINE("生态保护红线", "ecological red line"),
    NATURE_RESERVE_CORE("自然保护区核心范围", "core of a nature reserve");

    private final String zh;
    private final String en;

    Zone(String zh, String en) {
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
