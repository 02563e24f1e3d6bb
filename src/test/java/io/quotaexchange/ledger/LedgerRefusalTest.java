package io.quotaexchange.ledger;

import static io.quotaexchange.ledger.LedgerSpecification.given;
import static io.quotaexchange.ledger.Samples.BUYER;
import static io.quotaexchange.ledger.Samples.PROVINCE;
import static io.quotaexchange.ledger.Samples.SELLER;
import static io.quotaexchange.ledger.Samples.account;
import static io.quotaexchange.ledger.Samples.fact;
import static io.quotaexchange.ledger.Samples.money;
import static io.quotaexchange.ledger.Samples.settlement;
import static io.quotaexchange.ledger.Samples.system;

import io.quotaexchange.quantity.IndicatorKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each code and each refusal: one settlement that is posted, and what one change makes of it. */
final class LedgerRefusalTest {
    private static final String LOT = "33-331126-2018-0001-Q";
    private static final long HELD = 1_000;
    private static final LotIssue ISSUE =
            new LotIssue("L2", IndicatorKind.QUANTITY, SELLER, "prj_2", HELD, LocalDate.of(2019, 1, 1));

    @ParameterizedTest
    @EnumSource
    void isPostedAsItIs(SettlementCode code) {
        given(before()).when(sample(code, HELD)).thenPosted();
    }

    @ParameterizedTest
    @EnumSource
    void keyReused(SettlementCode code) {
        Settlement sample = sample(code, HELD);
        given(before())
                .when(new Settlement(
                        code,
                        before().getFirst().idempotencyKey(),
                        sample.fact(),
                        sample.maker(),
                        Optional.of(sample.maker()),
                        sample.transfers(),
                        sample.issues()))
                .thenRefused(LedgerRefusal.KEY_REUSED);
    }

    @ParameterizedTest
    @EnumSource
    void samePersonEvenWhereTheAmountIsWrongToo(SettlementCode code) {
        Settlement sample = sample(code, -1);
        given(before())
                .when(new Settlement(
                        code,
                        "k",
                        sample.fact(),
                        sample.maker(),
                        Optional.of(sample.maker()),
                        sample.transfers(),
                        sample.issues()))
                .thenRefused(LedgerRefusal.SAME_PERSON);
    }

    /** Succession goes from any county to any other: whose turn it is, the act says and not the ledger. */
    @ParameterizedTest
    @EnumSource(names = "SUCCEED", mode = EnumSource.Mode.EXCLUDE)
    void notPermittedTheOtherWayRound(SettlementCode code) {
        Settlement sample = sample(code, HELD);
        List<Transfer> turned = new ArrayList<>();
        for (Transfer transfer : sample.transfers()) {
            turned.add(new Transfer(
                    transfer.to(), transfer.from(), transfer.amount(), transfer.lot(), transfer.priceFen()));
        }
        given(before()).when(with(sample, turned)).thenRefused(LedgerRefusal.NOT_PERMITTED);
    }

    @ParameterizedTest
    @EnumSource
    void notPermittedWithoutATransfer(SettlementCode code) {
        given(before()).when(with(sample(code, HELD), List.of())).thenRefused(LedgerRefusal.NOT_PERMITTED);
    }

    @ParameterizedTest
    @EnumSource
    void notPermittedWithALotNobodyMints(SettlementCode code) {
        Settlement sample = sample(code, HELD);
        List<LotIssue> wrong = code == SettlementCode.MINT ? List.of() : List.of(ISSUE);
        given(before())
                .when(new Settlement(code, "k", sample.fact(), "m", Optional.empty(), sample.transfers(), wrong))
                .thenRefused(LedgerRefusal.NOT_PERMITTED);
    }

    @ParameterizedTest
    @EnumSource(names = "REVERSE", mode = EnumSource.Mode.EXCLUDE)
    void zeroIsOutOfRange(SettlementCode code) {
        given(before()).when(sample(code, 0)).thenRefused(LedgerRefusal.AMOUNT_OUT_OF_RANGE);
    }

    @ParameterizedTest
    @EnumSource(names = {"MINT", "PAY_IN"})
    void beyondTheCounterIsOutOfRange(SettlementCode code) {
        given(before()).when(sample(code, Long.MAX_VALUE)).thenRefused(LedgerRefusal.AMOUNT_OUT_OF_RANGE);
    }

    /** Every kind of account that may not be negative, at its limit and one beyond. */
    @ParameterizedTest
    @EnumSource(
            names = {"MINT", "PAY_IN", "REVERSE", "DELIVER"},
            mode = EnumSource.Mode.EXCLUDE)
    void oneMoreThanHeldIsInsufficient(SettlementCode code) {
        given(before()).when(sample(code, HELD)).thenPosted();
        given(before()).when(sample(code, HELD + 1)).thenRefused(LedgerRefusal.INSUFFICIENT_BALANCE);
    }

    @Test
    void aDeliveryNeedsUnitsAndMoney() {
        given(before()).when(deliver(HELD, 700, 1_050)).thenRefused(LedgerRefusal.INSUFFICIENT_BALANCE);
        given(before()).when(deliver(HELD + 1, 600, 901)).thenRefused(LedgerRefusal.INSUFFICIENT_BALANCE);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "PAY_IN",
                "PAY_OUT",
                "SPEND",
                "DEPOSIT_HOLD",
                "DEPOSIT_RELEASE",
                "DEPOSIT_FORFEIT",
                "REVERSE",
                "MINT"
            },
            mode = EnumSource.Mode.EXCLUDE)
    void aLotNobodyKnowsOrHolds(SettlementCode code) {
        Settlement sample = sample(code, HELD);
        List<Transfer> named = new ArrayList<>(sample.transfers());
        named.set(0, named.getFirst().ofLot("no-such-lot"));
        given(before()).when(with(sample, named)).thenRefused(LedgerRefusal.LOT_UNKNOWN_OR_TAKEN);
    }

    @Test
    void aSerialIsTakenOnce() {
        Settlement sample = sample(SettlementCode.MINT, HELD);
        LotIssue taken = new LotIssue(LOT, IndicatorKind.QUANTITY, SELLER, "p", HELD, LocalDate.of(2019, 1, 1));
        given(before())
                .when(new Settlement(
                        SettlementCode.MINT,
                        "k",
                        sample.fact(),
                        "m",
                        Optional.empty(),
                        sample.transfers(),
                        List.of(taken)))
                .thenRefused(LedgerRefusal.LOT_UNKNOWN_OR_TAKEN);
    }

    @Test
    void aDeliveryWithoutPrice() {
        Settlement sample = sample(SettlementCode.DELIVER, HELD);
        Transfer units = sample.transfers().getFirst();
        given(before())
                .when(with(
                        sample,
                        List.of(
                                Transfer.of(units.from(), units.to(), HELD),
                                sample.transfers().get(1))))
                .thenRefused(LedgerRefusal.LEGS_DIFFER);
        given(before()).when(with(sample, List.of(units))).thenRefused(LedgerRefusal.LEGS_DIFFER);
        given(before()).when(with(sample, List.of(sample.transfers().get(1)))).thenRefused(LedgerRefusal.LEGS_DIFFER);
        given(before()).when(deliver(HELD, 600, 899)).thenRefused(LedgerRefusal.LEGS_DIFFER);
        given(before()).when(deliver(HELD, 600, 901)).thenRefused(LedgerRefusal.LEGS_DIFFER);
    }

    @Test
    void aPriceWhereNothingIsDelivered() {
        Settlement sample = sample(SettlementCode.LIST, HELD);
        given(before())
                .when(with(sample, List.of(sample.transfers().getFirst().atPrice(5))))
                .thenRefused(LedgerRefusal.NOT_PERMITTED);
    }

    static List<String> badTexts() {
        return List.of("", " ", "a\0b", "a\nb", "a\ud800b", "a".repeat(201));
    }

    @ParameterizedTest
    @MethodSource("badTexts")
    void aTextThatCannotBeKept(String key) {
        Settlement sample = sample(SettlementCode.LIST, HELD);
        given(before())
                .when(new Settlement(
                        SettlementCode.LIST, key, sample.fact(), "m", Optional.empty(), sample.transfers(), List.of()))
                .thenRefused(LedgerRefusal.NOT_PERMITTED);
    }

    @Test
    void anAccountThatCannotExist() {
        for (String owner : List.of("33028", "3302810", "33O281", "system", PROVINCE)) {
            given(before())
                    .when(settlement(
                            SettlementCode.LIST,
                            "k",
                            Transfer.of(account(owner, AccountKind.RESERVE), account(owner, AccountKind.LISTED), 1)))
                    .thenRefused(LedgerRefusal.NOT_PERMITTED);
        }
    }

    /** Afterwards every account that a sample takes from holds exactly {@link #HELD}. */
    private static List<Settlement> before() {
        Account reserve = account(SELLER, AccountKind.RESERVE);
        Account listed = account(SELLER, AccountKind.LISTED);
        Account awarded = account(SELLER, AccountKind.AWARDED);
        Account cash = money(BUYER, AccountKind.CASH);
        return List.of(
                Samples.mint(SELLER, LOT, 5 * HELD + 2),
                move(SettlementCode.LEVY, "before-2", reserve, account(PROVINCE, AccountKind.POOL), HELD),
                move(SettlementCode.LIST, "before-3", reserve, listed, 2 * HELD + 2),
                move(SettlementCode.AWARD, "before-4", listed, awarded, HELD + 2),
                move(SettlementCode.FREEZE, "before-5", reserve, account(SELLER, AccountKind.FROZEN), HELD),
                Samples.payIn(BUYER, "before-6", 3 * HELD),
                // 2 m² at 3,333.33 yuan a mu are 10.00 yuan.
                Samples.deliver("before-7", 2, 333_333, HELD),
                move(SettlementCode.DEPOSIT_HOLD, "before-8", cash, money(BUYER, AccountKind.DEPOSIT), HELD));
    }

    private static Settlement move(SettlementCode code, String key, Account from, Account to, long amount) {
        return settlement(code, key, Transfer.of(from, to, amount));
    }

    private static Settlement deliver(long amount, long priceFen, long fen) {
        return settlement(
                SettlementCode.DELIVER,
                "sample",
                Transfer.of(account(SELLER, AccountKind.AWARDED), account(BUYER, AccountKind.RESERVE), amount)
                        .atPrice(priceFen),
                Transfer.of(money(BUYER, AccountKind.CASH), money(SELLER, AccountKind.REVENUE), fen));
    }

    private static Settlement with(Settlement sample, List<Transfer> transfers) {
        return new Settlement(
                sample.code(), "k", sample.fact(), sample.maker(), sample.approver(), transfers, sample.issues());
    }

    private static Settlement sample(SettlementCode code, long amount) {
        Account reserve = account(SELLER, AccountKind.RESERVE);
        Account listed = account(SELLER, AccountKind.LISTED);
        Account awarded = account(SELLER, AccountKind.AWARDED);
        Account frozen = account(SELLER, AccountKind.FROZEN);
        Account cash = money(BUYER, AccountKind.CASH);
        Account deposit = money(BUYER, AccountKind.DEPOSIT);
        Account outside = Account.system(AccountKind.OUTSIDE, Unit.CNY);
        return switch (code) {
            case MINT ->
                new Settlement(
                        code,
                        "sample",
                        fact("project", "prj_2"),
                        "m",
                        Optional.empty(),
                        List.of(Transfer.of(system(AccountKind.MINTED), reserve, amount)),
                        List.of(new LotIssue(
                                "L2", IndicatorKind.QUANTITY, SELLER, "prj_2", amount, LocalDate.of(2019, 1, 1))));
            case LEVY -> one(code, reserve, account(PROVINCE, AccountKind.POOL), amount);
            case LIST -> one(code, reserve, listed, amount);
            case UNLIST -> one(code, listed, reserve, amount);
            case AWARD -> one(code, listed, awarded, amount);
            case DELIVER -> deliver(amount, 600, amount * 9 / 10);
            case DEFAULT -> one(code, awarded, reserve, amount);
            case WRITE_OFF -> one(code, reserve, system(AccountKind.WRITTEN_OFF), amount);
            case FREEZE ->
                one(code, account(PROVINCE, AccountKind.POOL), account(PROVINCE, AccountKind.FROZEN), amount);
            case THAW -> one(code, frozen, reserve, amount);
            case CANCEL -> one(code, frozen, system(AccountKind.CANCELLED), amount);
            case DEPOSIT_HOLD -> one(code, cash, deposit, amount);
            case DEPOSIT_RELEASE -> one(code, deposit, cash, amount);
            case DEPOSIT_FORFEIT -> one(code, deposit, Account.system(AccountKind.FORFEITS, Unit.CNY), amount);
            case PAY_IN -> one(code, outside, cash, amount);
            case PAY_OUT -> one(code, cash, outside, amount);
            case SPEND -> one(code, money(SELLER, AccountKind.REVENUE), outside, amount);
            case SUCCEED -> one(code, reserve, account(BUYER, AccountKind.RESERVE), amount);
            case REVERSE ->
                new Settlement(
                        code,
                        "sample",
                        fact("settlement", "5"),
                        "m",
                        Optional.empty(),
                        List.of(Transfer.of(frozen, reserve, amount)),
                        List.of());
        };
    }

    private static Settlement one(SettlementCode code, Account from, Account to, long amount) {
        return settlement(code, "sample", Transfer.of(from, to, amount));
    }
}
