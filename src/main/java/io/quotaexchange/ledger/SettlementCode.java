package io.quotaexchange.ledger;

import io.quotaexchange.clause.ClauseId;
import java.util.List;
import java.util.Optional;

/**
 * Why units or money move: the closed, ordered list of settlement codes. Between which accounts each moves is said by
 * {@link Movement}; how a code is named, explained and based on a clause is said here.
 */
public enum SettlementCode {
    /** Units of an accepted project, or of an opening balance, come into being. Clause: M13-03.2. */
    MINT("入库", "registration", "验收合格的指标登记入储备库", "units of accepted land come into a reserve", "M13-03.2"),
    /** The province's share. Clause: Z10-07.2. */
    LEVY("上划", "levy", "按规定比例上划省统筹", "the province's share goes to its pool", "Z10-07.2"),
    /** Surplus is offered. Clause: M13-05.2. */
    LIST("挂牌", "listing", "节余指标挂牌调出", "surplus is put on offer", "M13-05.2"),
    /** What was offered and not sold goes back. */
    UNLIST("撤牌", "unlisting", "未成交指标退回储备库", "what was not sold goes back to the reserve", "M13-05.2"),
    /** What was sold, or drawn from the pool, waits for its delivery. Clause: Z10-10.2. */
    AWARD("成交", "award", "成交或动用省统筹，等待交割", "what was sold, or drawn from the pool, waits for delivery", "M13-05.3"),
    /** Units against money, in one settlement. Clause: Z10-08.1. */
    DELIVER("交割", "delivery", "指标与价款同时划转", "units and money move together", "Z10-08.1"),
    /** The buyer did not pay: the units go back. */
    DEFAULT("违约退回", "default", "受让方违约，指标退回", "the buyer defaulted, the units go back", "M13-05.3"),
    /** Units are used for a construction project, for good. Clause: M13-04.5. */
    WRITE_OFF("核销", "write-off", "建设项目占用耕地，核销指标", "units are used for a construction project", "M13-04.5"),
    /** Units are held fast while they are checked. Clause: M13-07.3. */
    FREEZE("冻结", "freeze", "核查期间冻结指标", "units are held fast while they are checked", "M13-07.3"),
    /** The check found nothing: the units go back to where they were. Clause: M13-07.3. */
    THAW("解冻", "thaw", "核查无误，解除冻结", "the check found nothing, the units are free again", "M13-07.3"),
    /** The check found them untrue: the units are gone. Clause: M13-07.3. */
    CANCEL("核减", "deduction", "核查不实，核减指标", "the check found the units untrue, they are gone", "M13-07.3"),
    /** Security of a bidder. */
    DEPOSIT_HOLD("缴存保证金", "deposit held", "竞买人缴存保证金", "a bidder's security is held", null),
    /** Security given back. */
    DEPOSIT_RELEASE("退还保证金", "deposit released", "退还保证金", "the security is given back", null),
    /** Security lost by default. */
    DEPOSIT_FORFEIT("没收保证金", "deposit forfeited", "违约没收保证金", "the security is lost by default", null),
    /** Money arrives from a bank or treasury. */
    PAY_IN("入账", "paid in", "资金自银行或国库转入", "money arrives from a bank or treasury", "Z10-07.5"),
    /** Money leaves to a bank or treasury. */
    PAY_OUT("出账", "paid out", "资金转出至银行或国库", "money leaves to a bank or treasury", null),
    /** Proceeds are used for one of the permitted purposes. Clause: Z10-08.2. */
    SPEND("使用收益", "proceeds used", "调剂收益用于规定用途", "proceeds are used for a permitted purpose", "Z10-08.2"),
    /** What a division that ended held goes to the one that took over. Clause: M13-03.1. */
    SUCCEED(
            "并入",
            "succession",
            "区划撤并，指标和资金并入承接单位",
            "what a division that ended held goes to its successor",
            "M13-03.1"),
    /** Undoes one earlier settlement, once. */
    REVERSE("冲正", "reversal", "冲正一笔已记账的业务，限一次", "one earlier settlement is undone, once", null);

    private final String nameZh;
    private final String nameEn;
    private final String zh;
    private final String en;
    private final String clause;

    SettlementCode(String nameZh, String nameEn, String zh, String en, String clause) {
        this.nameZh = nameZh;
        this.nameEn = nameEn;
        this.zh = zh;
        this.en = en;
        this.clause = clause;
    }

    public String nameZh() {
        return nameZh;
    }

    public String nameEn() {
        return nameEn;
    }

    /** What happens, in a sentence. */
    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** What it rests on; empty where no document speaks of it. */
    public Optional<ClauseId> clause() {
        return Optional.ofNullable(clause).map(ClauseId::new);
    }

    /**
     * The movements it permits, as {@code FROM>TO}; of REVERSE, which mirrors another settlement, none.
     *
     * @return for example {@code LISTED>AWARDED} and {@code POOL>AWARDED} of AWARD
     */
    public List<String> movements() {
        return Movement.PERMITTED.stream()
                .filter(movement -> movement.code() == this)
                .map(movement -> movement.from() + ">" + movement.to())
                .toList();
    }
}
