package io.quotaexchange.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ledger as one would explain it: every unit of every lot is an object with one holder, money is a number, and a settlement is tried
 * on a copy. Slow, and shares no code with the real one.
 */
final class SlowLedger {
    private static final class OneUnit {
        private final String lot;
        private final LocalDate acceptedOn;
        private final long number;
        private Account holder;

        private OneUnit(String lot, LocalDate acceptedOn, long number, Account holder) {
            this.lot = lot;
            this.acceptedOn = acceptedOn;
            this.number = number;
            this.holder = holder;
        }
    }

    private static final Comparator<OneUnit> OLDEST_FIRST =
            Comparator.comparing((OneUnit unit) -> unit.acceptedOn).thenComparingLong(unit -> unit.number);

    private final Map<String, Settlement> byKey = new HashMap<>();
    private final Set<String> delivered = new HashSet<>();
    private final Set<String> serials = new HashSet<>();
    private final List<OneUnit> units = new ArrayList<>();
    private final Map<Account, Long> money = new HashMap<>();
    private final Map<Unit, Long> numbers = new HashMap<>();

    /** What a settlement comes to: POSTED, REPEATED or the reason why not. */
    String post(Settlement settlement) {
        Settlement known = byKey.get(settlement.idempotencyKey());
        if (known != null) {
            return sameRequest(known, settlement) ? "REPEATED" : "KEY_REUSED";
        }
        if (settlement.code() == SettlementCode.DELIVER
                && delivered.contains(settlement.fact().id())) {
            return "ALREADY_DELIVERED";
        }
        if (settlement.approver().isPresent() && settlement.approver().get().equals(settlement.maker())) {
            return "SAME_PERSON";
        }
        for (Transfer transfer : settlement.transfers()) {
            if (settlement.code() == SettlementCode.DELIVER
                    && transfer.from().owner().equals(transfer.to().owner())) {
                return "NOT_PERMITTED";
            }
        }
        for (Transfer transfer : settlement.transfers()) {
            if (transfer.amount() <= 0) {
                return "AMOUNT_OUT_OF_RANGE";
            }
        }
        if (settlement.code() == SettlementCode.DELIVER && !paysItsPrice(settlement)) {
            return "LEGS_DIFFER";
        }
        String lots = checkLots(settlement);
        return lots != null ? lots : apply(settlement);
    }

    long balance(Account account) {
        if (account.unit() == Unit.CNY) {
            return money.getOrDefault(account, 0L);
        }
        return units.stream().filter(unit -> unit.holder.equals(account)).count();
    }

    /** Who holds a unit; its number is unique within its indicator. */
    Account holder(String lot, long number) {
        return units.stream()
                .filter(unit -> unit.lot.equals(lot) && unit.number == number)
                .findFirst()
                .orElseThrow()
                .holder;
    }

    private static boolean sameRequest(Settlement one, Settlement other) {
        return one.code() == other.code()
                && one.fact().id().equals(other.fact().id())
                && one.approver().equals(other.approver())
                && one.transfers().equals(other.transfers())
                && one.issues().equals(other.issues());
    }

    private static boolean paysItsPrice(Settlement settlement) {
        long owed = 0;
        long paid = 0;
        for (Transfer transfer : settlement.transfers()) {
            if (transfer.from().unit() == Unit.CNY) {
                paid += transfer.amount();
            } else if (transfer.from().unit() == Unit.CAPACITY) {
                owed += transfer.amount() * transfer.priceFen().getAsLong();
            } else {
                owed += Math.round(transfer.amount() * transfer.priceFen().getAsLong() * 3 / 2000.0);
            }
        }
        return owed == paid && paid > 0;
    }

    private String checkLots(Settlement settlement) {
        Set<String> seen = new HashSet<>(serials);
        for (LotIssue issue : settlement.issues()) {
            if (!seen.add(issue.serial())) {
                return "LOT_UNKNOWN_OR_TAKEN";
            }
        }
        for (Transfer transfer : settlement.transfers()) {
            boolean known = transfer.lot().isEmpty()
                    || units.stream()
                            .anyMatch(unit ->
                                    unit.lot.equals(transfer.lot().get()) && unit.holder.equals(transfer.from()));
            if (!known) {
                return "LOT_UNKNOWN_OR_TAKEN";
            }
        }
        return null;
    }

    private String apply(Settlement settlement) {
        Map<Account, Long> moneyBefore = new HashMap<>(money);
        Map<OneUnit, Account> holdersBefore = new HashMap<>();
        for (Transfer transfer : settlement.transfers()) {
            if (settlement.code() != SettlementCode.MINT && !move(transfer, holdersBefore)) {
                money.clear();
                money.putAll(moneyBefore);
                holdersBefore.forEach((unit, holder) -> unit.holder = holder);
                return "INSUFFICIENT_BALANCE";
            }
        }
        settlement.issues().forEach(this::mint);
        byKey.put(settlement.idempotencyKey(), settlement);
        if (settlement.code() == SettlementCode.DELIVER) {
            delivered.add(settlement.fact().id());
        }
        return "POSTED";
    }

    private void mint(LotIssue issue) {
        serials.add(issue.serial());
        Unit unit = Unit.of(issue.indicator());
        for (long i = 0; i < issue.amount(); i++) {
            long number = numbers.merge(unit, 1L, Long::sum);
            Account holder = new Account(issue.county(), AccountKind.RESERVE, unit);
            units.add(new OneUnit(issue.serial(), issue.acceptedOn(), number, holder));
        }
    }

    private boolean move(Transfer transfer, Map<OneUnit, Account> holdersBefore) {
        if (transfer.from().unit() == Unit.CNY) {
            long left = money.merge(transfer.from(), -transfer.amount(), Long::sum);
            money.merge(transfer.to(), transfer.amount(), Long::sum);
            return left >= 0 || transfer.from().kind() == AccountKind.OUTSIDE;
        }
        List<OneUnit> taken = units.stream()
                .filter(unit -> unit.holder.equals(transfer.from()))
                .filter(unit -> transfer.lot().isEmpty() || transfer.lot().get().equals(unit.lot))
                .sorted(OLDEST_FIRST)
                .limit(transfer.amount())
                .toList();
        for (OneUnit unit : taken) {
            holdersBefore.putIfAbsent(unit, unit.holder);
            unit.holder = transfer.to();
        }
        return taken.size() == transfer.amount();
    }
}
