package io.quotaexchange.ledger;

/** Why a settlement was refused: the closed list, in order of precedence. */
public enum LedgerRefusal {
    /** Same key, other content. */
    KEY_REUSED("该幂等键已用于内容不同的记账", "the key was used for a settlement with other content", "换用新的幂等键", "use a new key"),
    /** The same fact was delivered before. */
    ALREADY_DELIVERED("该成交已经交割", "the trade was delivered before", "不要重复交割", "do not deliver it again"),
    /** Maker and approver are the same person. */
    SAME_PERSON(
            "经办人与审核人不能是同一人",
            "the person who makes and the one who approves must differ",
            "请另一人审核",
            "have another person approve"),
    /** An account, unit or combination of accounts that this code does not permit. */
    NOT_PERMITTED(
            "该记账种类不允许这样记账",
            "a settlement of this code cannot be like that",
            "对照记账种类表核对账户和单位",
            "check accounts and units against the list of codes"),
    /** Zero or less, or beyond 2⁶³−1 together with the balance. */
    AMOUNT_OUT_OF_RANGE("数额须大于零且不超出记账范围", "an amount must be above zero and within range", "核对数额", "check the amount"),
    /** A delivery without both legs, or whose money is not price × amount. */
    LEGS_DIFFER(
            "指标与价款不相符：价款须等于单价乘以数量",
            "units and money differ: the money must be price × amount",
            "按成交确认书核对单价、数量和价款",
            "check price, amount and money against the confirmation"),
    /** A lot with this serial exists already, or the named lot is not held by the account. */
    LOT_UNKNOWN_OR_TAKEN(
            "编号已存在，或账户不持有该编号的指标",
            "the lot exists already, or the account holds nothing of it",
            "核对指标编号",
            "check the lot's serial"),
    /** The account would become negative, or does not hold the units named. */
    INSUFFICIENT_BALANCE(
            "账户余额不足", "the account does not hold that much", "减少数额，或先补足余额", "ask for less, or fill the account first"),
    /** Too much is queued: try again. */
    BUSY("记账排队已满", "too much is queued", "稍后以同一幂等键重试", "try again with the same key");

    private final String zh;
    private final String en;
    private final String remedyZh;
    private final String remedyEn;

    LedgerRefusal(String zh, String en, String remedyZh, String remedyEn) {
        this.zh = zh;
        this.en = en;
        this.remedyZh = remedyZh;
        this.remedyEn = remedyEn;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** What to do about it. */
    public String remedyZh() {
        return remedyZh;
    }

    public String remedyEn() {
        return remedyEn;
    }
}
