package io.quotaexchange.ledger;

import io.quotaexchange.quantity.IndicatorKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Settlements to test with. Keys are made from the arguments, so that the same call twice is a repetition. */
final class Samples {
    static final String SELLER = "331126";
    static final String BUYER = "330281";
    static final String PROVINCE = "330000";
    static final Instant NOW = Instant.parse("2019-06-01T01:02:03.000004Z");

    private Samples() {}

    static Account account(String owner, AccountKind kind) {
        return new Account(owner, kind, Unit.QUANTITY);
    }

    static Account money(String owner, AccountKind kind) {
        return new Account(owner, kind, Unit.CNY);
    }

    static Account system(AccountKind kind) {
        return Account.system(kind, Unit.QUANTITY);
    }

    static Fact fact(String kind, String id) {
        byte[] digest = new byte[Hash.LENGTH];
        digest[0] = (byte) id.hashCode();
        return new Fact(kind, id, digest);
    }

    static Settlement settlement(SettlementCode code, String key, Transfer... transfers) {
        return new Settlement(
                code, key, fact("test", key), "trader-1", Optional.empty(), Arrays.asList(transfers), List.of());
    }

    static Settlement mint(String county, String serial, long amount) {
        return mint(county, serial, amount, LocalDate.of(2018, 5, 1));
    }

    static Settlement mint(String county, String serial, long amount, LocalDate acceptedOn) {
        return new Settlement(
                SettlementCode.MINT,
                "mint-" + serial,
                fact("project", "prj_" + serial),
                "trader-1",
                Optional.of("approver-1"),
                List.of(Transfer.of(system(AccountKind.MINTED), account(county, AccountKind.RESERVE), amount)),
                List.of(new LotIssue(serial, IndicatorKind.QUANTITY, county, "prj_" + serial, amount, acceptedOn)));
    }

    static Settlement list(String county, String key, long amount) {
        return settlement(
                SettlementCode.LIST,
                key,
                Transfer.of(account(county, AccountKind.RESERVE), account(county, AccountKind.LISTED), amount));
    }

    static Settlement award(String county, String key, long amount) {
        return settlement(
                SettlementCode.AWARD,
                key,
                Transfer.of(account(county, AccountKind.LISTED), account(county, AccountKind.AWARDED), amount));
    }

    static Settlement payIn(String county, String key, long fen) {
        return settlement(
                SettlementCode.PAY_IN,
                key,
                Transfer.of(Account.system(AccountKind.OUTSIDE, Unit.CNY), money(county, AccountKind.CASH), fen));
    }

    static Settlement deliver(String key, long amount, long priceFen, long moneyFen) {
        return settlement(
                SettlementCode.DELIVER,
                key,
                Transfer.of(account(SELLER, AccountKind.AWARDED), account(BUYER, AccountKind.RESERVE), amount)
                        .atPrice(priceFen),
                Transfer.of(money(BUYER, AccountKind.CASH), money(SELLER, AccountKind.REVENUE), moneyFen));
    }

    /** A sale from accepted land to both ledgers, and a write-off: nine settlements, every one to be posted. */
    static List<Settlement> sale() {
        return List.of(
                mint(SELLER, "33-331126-2018-0001-Q", 80_000),
                mint(SELLER, "33-331126-2017-0009-Q", 30_000, LocalDate.of(2017, 3, 1)),
                settlement(
                        SettlementCode.LEVY,
                        "levy-1",
                        Transfer.of(account(SELLER, AccountKind.RESERVE), account(PROVINCE, AccountKind.POOL), 16_000)),
                list(SELLER, "list-1", 50_000),
                award(SELLER, "award-1", 40_000),
                payIn(BUYER, "pay-1", 600_000_000),
                deliver("deliver-1", 40_000, 8_000_000, 480_000_000),
                settlement(
                        SettlementCode.WRITE_OFF,
                        "write-off-1",
                        Transfer.of(account(BUYER, AccountKind.RESERVE), system(AccountKind.WRITTEN_OFF), 25_000)),
                settlement(
                        SettlementCode.UNLIST,
                        "unlist-1",
                        Transfer.of(
                                account(SELLER, AccountKind.LISTED), account(SELLER, AccountKind.RESERVE), 10_000)));
    }
}
