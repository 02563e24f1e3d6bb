package io.quotaexchange.rulebook;

/** What a construction project must have in hand before it may take protected farmland. */
public enum Approval {
    PROVINCIAL_CONSENT("省政府同意", "consent of the provincial government"),
    FEASIBILITY_REVIEW("可行性研究阶段论证", "review in the feasibility study"),
    MINISTRY_PRE_REVIEW("国土资源部用地预审", "pre-review by the ministry"),
    STATE_COUNCIL("国务院批准", "approval of the State Council");

    private final String zh;
    private final String en;

    Approval(String zh, String en) {
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
