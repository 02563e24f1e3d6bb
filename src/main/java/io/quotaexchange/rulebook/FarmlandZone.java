package io.quotaexchange.rulebook;

/** How farmland is protected. Clause: Z10-04.3. */
public enum FarmlandZone {
    ORDINARY("一般耕地", "ordinary farmland"),
    BASIC_FARMLAND("永久基本农田", "permanent basic farmland"),
    DEMONSTRATION_ZONE("永久基本农田示范区", "demonstration zone of permanent basic farmland");

    private final String zh;
    private final String en;

    FarmlandZone(String zh, String en) {
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
