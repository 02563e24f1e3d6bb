package io.quotaexchange.ledger.bench;

import io.quotaexchange.ledger.Account;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.Fact;
import io.quotaexchange.ledger.LotIssue;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.ledger.SettlementCode;
import io.quotaexchange.ledger.Transfer;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.quantity.IndicatorKind;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The settlements that are posted. */
final class Orders {
    /** Fen a mu; of capacity, a kilogram. */
    private static final long PRICE_FEN = 8_000_000;

    private static final long CAPACITY_PRICE_FEN = 300;
    private static final int DIGEST_BYTES = 32;

    private Orders() {}

    static String county(int number) {
        return Integer.toString(330_101 + number);
    }

    static Settlement payIn(int county, String key, long fen) {
        return of(
                SettlementCode.PAY_IN,
                key,
                Transfer.of(Account.system(AccountKind.OUTSIDE, Unit.CNY), money(county, AccountKind.CASH), fen));
    }

    /** One posting, between two accounts of one county. */
    static Settlement hold(int county, String key) {
        return of(
                SettlementCode.DEPOSIT_HOLD,
                key,
                Transfer.of(money(county, AccountKind.CASH), money(county, AccountKind.DEPOSIT), 1));
    }

    static Settlement mint(int county, IndicatorKind indicator, String serial, long amount) {
        Account reserve = units(county, AccountKind.RESERVE, indicator);
        return new Settlement(
                SettlementCode.MINT,
                "prj-" + serial + ":mint",
                fact("prj-" + serial),
                "maker",
                Optional.of("approver"),
                List.of(Transfer.of(Account.system(AccountKind.MINTED, reserve.unit()), reserve, amount)),
                List.of(new LotIssue(
                        serial, indicator, reserve.owner(), "prj-" + serial, amount, LocalDate.of(2018, 5, 1))));
    }

    static Settlement move(SettlementCode code, int county, IndicatorKind indicator, long amount) {
        AccountKind from = code == SettlementCode.LIST ? AccountKind.RESERVE : AccountKind.LISTED;
        AccountKind to = code == SettlementCode.LIST ? AccountKind.LISTED : AccountKind.AWARDED;
        return of(
                code,
                code + "-" + county + "-" + indicator,
                Transfer.of(units(county, from, indicator), units(county, to, indicator), amount));
    }

    /** Units of one to three indicators from a seller to a buyer, and the money for them: one settlement, two to four postings. */
    static Settlement delivery(int seller, int buyer, int indicators, String key) {
        Transfer[] transfers = new Transfer[indicators + 1];
        long fen = 0;
        for (int i = 0; i < indicators; i++) {
            IndicatorKind indicator = IndicatorKind.values()[i];
            boolean capacity = indicator == IndicatorKind.CAPACITY;
            long amount = capacity ? 900 : 2_000;
            long price = capacity ? CAPACITY_PRICE_FEN : PRICE_FEN;
            fen += capacity ? amount * price : amount * price * 3 / 2_000;
            transfers[i] = Transfer.of(
                            units(seller, AccountKind.AWARDED, indicator),
                            units(buyer, AccountKind.RESERVE, indicator),
                            amount)
                    .atPrice(price);
        }
        transfers[indicators] = Transfer.of(money(buyer, AccountKind.CASH), money(seller, AccountKind.REVENUE), fen);
        return of(SettlementCode.DELIVER, key, transfers);
    }

    private static Settlement of(SettlementCode code, String key, Transfer... transfers) {
        return new Settlement(
                code, key + ":act", fact(key), "maker", Optional.of("approver"), Arrays.asList(transfers), List.of());
    }

    private static Fact fact(String id) {
        return new Fact("benchmark", id, new byte[DIGEST_BYTES]);
    }

    private static Account money(int county, AccountKind kind) {
        return new Account(county(county), kind, Unit.CNY);
    }

    private static Account units(int county, AccountKind kind, IndicatorKind indicator) {
        return new Account(county(county), kind, Unit.of(indicator));
    }
}
