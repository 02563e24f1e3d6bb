package io.quotaexchange.ledger;

import io.quotaexchange.quantity.IndicatorKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A journal as long as one likes, decided by the real decider: land is minted, listed, awarded, paid, delivered (one to three
 * indicators and the money in one settlement) and written off, by a hundred counties in turn. Holds nothing but the ledger's state.
 */
public final class LargeJournal {
    private static final int COUNTIES = 100;
    private static final long LOT = 2_000_000;
    private static final int LOTS_A_COUNTY = 5;
    private static final int LARGEST_TRADE = 4_000;

    private static final History NOTHING = new History() {
        @Override
        public Optional<Answered> answered(String idempotencyKey) {
            return Optional.empty();
        }

        @Override
        public boolean delivered(String factId) {
            return false;
        }

        @Override
        public boolean reversed(long sequence) {
            return false;
        }

        @Override
        public Optional<JournalEntry> entry(long sequence) {
            return Optional.empty();
        }
    };

    private final LedgerState state = new LedgerState();
    private final Random random;
    private final Consumer<JournalEntry> to;
    private Instant now = Instant.parse("2020-01-01T00:00:00Z");
    private long postings;
    private int trades;
    private int lots;

    private LargeJournal(long seed, Consumer<JournalEntry> to) {
        this.random = new Random(seed);
        this.to = to;
    }

    /** Gives entries until there are at least so many postings. */
    public static void write(long postings, long seed, Consumer<JournalEntry> to) {
        LargeJournal journal = new LargeJournal(seed, to);
        for (int lot = 0; lot < LOTS_A_COUNTY; lot++) {
            for (int county = 0; county < COUNTIES; county++) {
                journal.mint(code(county));
            }
        }
        while (journal.postings < postings) {
            journal.trade();
        }
    }

    private static String code(int number) {
        return Integer.toString(330_101 + number);
    }

    private void mint(String county) {
        List<Transfer> transfers = new ArrayList<>();
        List<LotIssue> issues = new ArrayList<>();
        lots++;
        for (IndicatorKind indicator : IndicatorKind.values()) {
            Unit unit = Unit.of(indicator);
            transfers.add(Transfer.of(
                    Account.system(AccountKind.MINTED, unit), new Account(county, AccountKind.RESERVE, unit), LOT));
            LocalDate accepted = LocalDate.of(2018, 1, 1).plusDays(random.nextInt(700));
            issues.add(new LotIssue(
                    "ZJ-" + county + "-2018-" + lots + "-" + indicator.name().charAt(0),
                    indicator,
                    county,
                    "prj_" + county + lots,
                    LOT,
                    accepted));
        }
        post(SettlementCode.MINT, "prj_" + county + lots, transfers, issues);
    }

    private void trade() {
        trades++;
        String seller = code(random.nextInt(COUNTIES));
        String buyer = code(random.nextInt(COUNTIES));
        if (seller.equals(buyer)) {
            return;
        }
        String id = "awd_2022-1_1_" + trades;
        List<Transfer> list = new ArrayList<>();
        List<Transfer> award = new ArrayList<>();
        List<Transfer> deliver = new ArrayList<>();
        List<Transfer> writeOff = new ArrayList<>();
        long fen = 0;
        int first = random.nextInt(3);
        for (int i = 0; i <= random.nextInt(3); i++) {
            IndicatorKind indicator = IndicatorKind.values()[(first + i) % 3];
            Unit unit = Unit.of(indicator);
            long amount = 1 + random.nextInt(LARGEST_TRADE);
            long price = 100_000 + random.nextInt(9_000_000);
            if (state.holding(new Account(seller, AccountKind.RESERVE, unit)).balance() < amount) {
                mint(seller);
            }
            fen += indicator.value(amount, price);
            list.add(move(seller, AccountKind.RESERVE, seller, AccountKind.LISTED, unit, amount));
            award.add(move(seller, AccountKind.LISTED, seller, AccountKind.AWARDED, unit, amount));
            deliver.add(move(seller, AccountKind.AWARDED, buyer, AccountKind.RESERVE, unit, amount)
                    .atPrice(price));
            writeOff.add(Transfer.of(
                    new Account(buyer, AccountKind.RESERVE, unit),
                    Account.system(AccountKind.WRITTEN_OFF, unit),
                    amount));
        }
        post(SettlementCode.LIST, id, list, List.of());
        post(SettlementCode.AWARD, id, award, List.of());
        post(
                SettlementCode.PAY_IN,
                id,
                List.of(Transfer.of(
                        Account.system(AccountKind.OUTSIDE, Unit.CNY),
                        new Account(buyer, AccountKind.CASH, Unit.CNY),
                        fen)),
                List.of());
        deliver.add(move(buyer, AccountKind.CASH, seller, AccountKind.REVENUE, Unit.CNY, fen));
        post(SettlementCode.DELIVER, id, deliver, List.of());
        post(SettlementCode.WRITE_OFF, id, writeOff, List.of());
    }

    private static Transfer move(
            String from, AccountKind kind, String taker, AccountKind takerKind, Unit unit, long amount) {
        return Transfer.of(new Account(from, kind, unit), new Account(taker, takerKind, unit), amount);
    }

    private void post(SettlementCode code, String id, List<Transfer> transfers, List<LotIssue> issues) {
        now = now.plusNanos(1_000_000);
        Settlement settlement = new Settlement(
                code,
                id + ":" + code.name().toLowerCase(java.util.Locale.ROOT),
                new Fact("award", id, new byte[32]),
                "330000-trader",
                Optional.of("330000-approver"),
                transfers,
                issues);
        if (!(LedgerDecider.decide(state, NOTHING, settlement, now) instanceof Decision.Accepted accepted)) {
            throw new IllegalStateException("was not posted: " + settlement);
        }
        state.apply(accepted.entry());
        postings += accepted.entry().postings().size();
        to.accept(accepted.entry());
    }
}
