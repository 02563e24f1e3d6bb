package io.quotaexchange.ledger;

import io.quotaexchange.quantity.IndicatorKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Settlements that are mostly possible and often not, from a seed. */
final class RandomSettlements {
    private static final List<String> COUNTIES = List.of("330102", "330281", "331126", "331127");
    private static final List<SettlementCode> MOVING = List.of(
            SettlementCode.LEVY,
            SettlementCode.LIST,
            SettlementCode.LIST,
            SettlementCode.UNLIST,
            SettlementCode.AWARD,
            SettlementCode.AWARD,
            SettlementCode.DEFAULT,
            SettlementCode.WRITE_OFF,
            SettlementCode.FREEZE,
            SettlementCode.THAW,
            SettlementCode.CANCEL,
            SettlementCode.DEPOSIT_HOLD,
            SettlementCode.DEPOSIT_RELEASE,
            SettlementCode.DEPOSIT_FORFEIT,
            SettlementCode.PAY_IN,
            SettlementCode.PAY_IN,
            SettlementCode.PAY_OUT,
            SettlementCode.SPEND);

    private final Random random;
    private final List<String> serials = new ArrayList<>();
    private final List<Settlement> sent = new ArrayList<>();
    private final List<Account> awarded = new ArrayList<>();
    private int count;

    RandomSettlements(long seed) {
        random = new Random(seed);
    }

    Settlement next() {
        Settlement next = make();
        sent.add(next);
        return next;
    }

    private Settlement make() {
        count++;
        int dice = random.nextInt(100);
        if (dice < 3 && !sent.isEmpty()) {
            return sent.get(random.nextInt(sent.size()));
        }
        if (dice < 5 && !sent.isEmpty()) {
            Settlement used = sent.get(random.nextInt(sent.size()));
            return settlement(
                    SettlementCode.PAY_IN, used.idempotencyKey(), "other", List.of(payIn(county())), List.of());
        }
        if (dice < 15) {
            return mint();
        }
        if (dice < 30) {
            return deliver();
        }
        return move(MOVING.get(random.nextInt(MOVING.size())));
    }

    private Settlement mint() {
        String county = county();
        List<Transfer> transfers = new ArrayList<>();
        List<LotIssue> issues = new ArrayList<>();
        for (IndicatorKind indicator : IndicatorKind.values()) {
            if (random.nextInt(3) == 0 && !transfers.isEmpty()) {
                continue;
            }
            long amount = 1 + random.nextInt(5_000);
            boolean known = random.nextInt(20) == 0 && !serials.isEmpty();
            String serial = known ? serials.get(random.nextInt(serials.size())) : "lot-" + count + "-" + indicator;
            serials.add(serial);
            Unit unit = Unit.of(indicator);
            transfers.add(Transfer.of(
                    Account.system(AccountKind.MINTED, unit), new Account(county, AccountKind.RESERVE, unit), amount));
            LocalDate acceptedOn = LocalDate.of(2017, 1, 1).plusDays(random.nextInt(400));
            issues.add(new LotIssue(serial, indicator, county, "prj_" + count, amount, acceptedOn));
        }
        return settlement(SettlementCode.MINT, "k" + count, "f" + count, transfers, issues);
    }

    private Settlement deliver() {
        if (awarded.isEmpty()) {
            return mint();
        }
        Account from = awarded.get(random.nextInt(awarded.size()));
        String seller = from.owner();
        String buyer = county();
        List<Transfer> transfers = new ArrayList<>();
        long fen = 0;
        for (int i = 0; i <= random.nextInt(2); i++) {
            Unit unit = from.unit();
            IndicatorKind indicator = IndicatorKind.valueOf(unit.name());
            long amount = random.nextInt(60);
            long price = 1 + random.nextInt(900);
            fen += indicator.value(amount, price);
            transfers.add(Transfer.of(
                            new Account(seller, AccountKind.AWARDED, unit),
                            new Account(buyer, AccountKind.RESERVE, unit),
                            amount)
                    .atPrice(price));
        }
        long paid = random.nextInt(15) == 0 ? fen + 1 : fen;
        transfers.add(Transfer.of(
                new Account(buyer, AccountKind.CASH, Unit.CNY),
                new Account(seller, AccountKind.REVENUE, Unit.CNY),
                paid));
        String fact = "trade" + random.nextInt(1 + count / 8);
        return settlement(SettlementCode.DELIVER, "k" + count, fact, transfers, List.of());
    }

    private Settlement move(SettlementCode code) {
        List<Movement> lines =
                Movement.PERMITTED.stream().filter(line -> line.code() == code).toList();
        Movement line = lines.get(random.nextInt(lines.size()));
        String owner =
                line.from() == AccountKind.POOL || line.to() == AccountKind.POOL && line.code() != SettlementCode.LEVY
                        ? "330000"
                        : county();
        boolean money = isMoney(line.from());
        Unit unit = money ? Unit.CNY : Unit.of(indicator());
        List<Transfer> transfers = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(2); i++) {
            Account from = new Account(ownerOf(line.from(), owner), line.from(), unit);
            String taker = code == SettlementCode.LEVY ? "330000" : ownerOf(line.to(), owner);
            Transfer transfer = Transfer.of(
                    from, new Account(taker, line.to(), unit), (1 + random.nextInt(1_500)) * (money ? 1_000L : 1L));
            boolean named = !money && random.nextInt(5) == 0 && !serials.isEmpty();
            if (code == SettlementCode.AWARD) {
                awarded.add(transfer.to());
            }
            transfers.add(named ? transfer.ofLot(serials.get(random.nextInt(serials.size()))) : transfer);
        }
        return settlement(code, "k" + count, "f" + count, transfers, List.of());
    }

    private static boolean isMoney(AccountKind kind) {
        return switch (kind) {
            case CASH, DEPOSIT, REVENUE, OUTSIDE, FORFEITS -> true;
            default -> false;
        };
    }

    private static String ownerOf(AccountKind kind, String owner) {
        return switch (kind) {
            case MINTED, WRITTEN_OFF, CANCELLED, OUTSIDE, FORFEITS -> Account.SYSTEM;
            default -> owner;
        };
    }

    private Transfer payIn(String county) {
        return Transfer.of(
                Account.system(AccountKind.OUTSIDE, Unit.CNY),
                new Account(county, AccountKind.CASH, Unit.CNY),
                1 + random.nextInt(100_000));
    }

    private Settlement settlement(
            SettlementCode code, String key, String fact, List<Transfer> transfers, List<LotIssue> issues) {
        Optional<String> approver = switch (random.nextInt(20)) {
            case 0 -> Optional.of("maker");
            case 1, 2, 3 -> Optional.of("approver");
            default -> Optional.empty();
        };
        return new Settlement(code, key, Samples.fact("test", fact), "maker", approver, transfers, issues);
    }

    private String county() {
        return COUNTIES.get(random.nextInt(COUNTIES.size()));
    }

    private IndicatorKind indicator() {
        return IndicatorKind.values()[random.nextInt(3)];
    }
}
