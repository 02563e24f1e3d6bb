package io.quotaexchange.act;

import io.quotaexchange.ledger.SettlementCode;
import java.util.Locale;
import java.util.Optional;

/** The kinds of acts: a closed, ordered list, each with the settlement it makes. */
public enum ActKind {
    /** Units are held fast. Clause: M13-07.3. */
    FREEZE("冻结", "freeze", SettlementCode.FREEZE),
    /** Units are free again. Clause: M13-07.3. */
    THAW("解冻", "thaw", SettlementCode.THAW),
    /** Units are taken away after a check. Clause: M13-07.3. */
    DEDUCT("核减", "deduction", SettlementCode.CANCEL),
    /** What a county held before the exchange began. Clause: M13-08.2. */
    OPENING("期初入库", "opening balance", SettlementCode.MINT),
    /** What a division that ended held goes to the one that took over. Clause: M13-03.1. */
    SUCCESSION("并入", "succession", SettlementCode.SUCCEED),
    /** A construction project is registered. Clause: M13-04.4. */
    CONSTRUCTION("建设项目登记", "construction project", null),
    /** The province certifies a construction project as a key project. Clause: M13-05.4. */
    KEY_PROJECT("认定重点建设项目", "key project certified", null),
    /** A certification ends. Clause: M13-05.4. */
    KEY_PROJECT_END("撤销重点建设项目认定", "certification as a key project ended", null),
    /** Reclamation fee was paid. Clause: Z10-06.1. */
    FEE_PAYMENT("缴纳耕地开垦费", "reclamation fee paid", null),
    /** A construction project's need leaves the reserve. Clause: M13-04.5. */
    WRITE_OFF("核销", "write-off", SettlementCode.WRITE_OFF),
    /** A county commits itself. Clause: Z10-10.3. */
    COMMIT("承诺", "commitment", null),
    /** A commitment is kept: its need is written off. Clause: M13-04.7. */
    FULFIL("承诺兑现", "commitment kept", SettlementCode.WRITE_OFF),
    /** A commitment's day passed and the reserve does not hold enough. Clause: M13-04.7. */
    OVERDUE("承诺逾期", "commitment overdue", null),
    /** A key project draws from the pool. Clause: Z10-10.2. */
    POOL_AWARD("动用省统筹", "pool draw", SettlementCode.AWARD),
    /** The county pays for what was drawn. Clause: Z10-07.5. */
    POOL_PAY("统筹指标缴款", "pool payment", SettlementCode.PAY_IN),
    /** A draw that was not paid goes back to the pool. Clause: Z10-07.5, M13-05.8. */
    POOL_CANCEL("撤销动用统筹", "pool draw cancelled", SettlementCode.DEFAULT),
    /** What was drawn is delivered against its price. Clause: Z10-10.2. */
    POOL_DELIVER("统筹指标交割", "pool delivery", SettlementCode.DELIVER),
    /** A county is paid for what the pool took. Clause: Z10-07.4. */
    POOL_SUBSIDY("统筹补助", "pool subsidy", SettlementCode.PAY_IN),
    /** A deposit is held until a moment. */
    DEPOSIT_HOLD("缴存保证金", "deposit held", SettlementCode.DEPOSIT_HOLD),
    /** A deposit is given back. */
    DEPOSIT_RELEASE("退还保证金", "deposit released", SettlementCode.DEPOSIT_RELEASE),
    /** A deposit is lost. */
    DEPOSIT_FORFEIT("没收保证金", "deposit forfeited", SettlementCode.DEPOSIT_FORFEIT),
    /** A county's money arrives before it is owed. */
    PAY_IN("预存资金", "prefunding", SettlementCode.PAY_IN),
    /** A county's free money goes back to it. */
    PAY_OUT("退回资金", "money returned", SettlementCode.PAY_OUT),
    /** Proceeds are used for a permitted purpose. Clause: Z10-08.2. */
    SPEND("使用收益", "use of proceeds", SettlementCode.SPEND),
    /** A buyer supports its seller beside the price: it never replaces money. Clause: Z10-21.2. */
    SUPPORT("结对支持", "support of a seller", null),
    /** A buyer says that it paid for an award. */
    PAYMENT_NOTICE("付款登记", "payment recorded", null),
    /** A county offers another one units by agreement. Clause: M13-05.6. */
    AGREEMENT_OFFER("协议转让要约", "agreement offered", SettlementCode.LIST),
    /** The other side accepts. Clause: M13-05.6. */
    AGREEMENT_ACCEPT("协议转让接受", "agreement accepted", null),
    /** The other side declines, or the seller withdraws. Clause: M13-05.6. */
    AGREEMENT_END("协议转让终止", "agreement ended", SettlementCode.UNLIST),
    /** A party let its deadline pass: the units go back. Clause: M13-05.8. */
    DEFAULT("违约处理", "default", SettlementCode.DEFAULT);

    private final String zh;
    private final String en;
    private final SettlementCode code;

    ActKind(String zh, String en, SettlementCode code) {
        this.zh = zh;
        this.en = en;
        this.code = code;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** What it posts; empty where it moves nothing. */
    public Optional<SettlementCode> code() {
        return Optional.ofNullable(code);
    }

    /** As it stands in documents and in the ledger, for example {@code pool-award}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ActKind> of(String text) {
        for (ActKind kind : values()) {
            if (kind.text().equals(text)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
