package io.quotaexchange.simulation;

import io.quotaexchange.ledger.Account;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.Fact;
import io.quotaexchange.ledger.JournalEntry;
import io.quotaexchange.ledger.Outcome;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.ledger.SettlementCode;
import io.quotaexchange.ledger.SimulatedLedger;
import io.quotaexchange.ledger.Transfer;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.writeoff.WriteOffSlip;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** What happens besides the rounds: write-offs, units frozen and freed, money in and out, deposits, reversals. */
final class Treasury {
    private final SplittableRandom random;
    private final Audit audit;
    private final Stores stores;
    private final List<String> reversible = new ArrayList<>();
    private final List<Frozen> frozen = new ArrayList<>();
    private final Set<String> counted = new HashSet<>();
    private final Map<Unit, Long> heldFast = new HashMap<>();
    private int numbers;

    private record Frozen(String county, Unit unit, long amount) {}

    Treasury(SplittableRandom random, Audit audit, Stores stores) {
        this.random = random;
        this.audit = audit;
        this.stores = stores;
    }

    Job next() {
        int number = ++numbers;
        String county = county();
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> writeOff(number, county);
            case 3, 4 -> freeze(number, county);
            case 5, 6 -> free(number, county);
            case 7 -> reverse(number);
            case 8 -> money(number, county, SettlementCode.PAY_IN, AccountKind.OUTSIDE, AccountKind.CASH);
            case 9 ->
                random.nextBoolean()
                        ? money(number, county, SettlementCode.PAY_OUT, AccountKind.CASH, AccountKind.OUTSIDE)
                        : money(number, county, SettlementCode.SPEND, AccountKind.REVENUE, AccountKind.OUTSIDE);
            case 10 -> money(number, county, SettlementCode.DEPOSIT_HOLD, AccountKind.CASH, AccountKind.DEPOSIT);
            default ->
                random.nextInt(3) == 0
                        ? money(
                                number,
                                county,
                                SettlementCode.DEPOSIT_FORFEIT,
                                AccountKind.DEPOSIT,
                                AccountKind.FORFEITS)
                        : money(number, county, SettlementCode.DEPOSIT_RELEASE, AccountKind.DEPOSIT, AccountKind.CASH);
        };
    }

    private String county() {
        List<String> all = random.nextBoolean() ? Province.SELLERS : Province.BUYERS;
        return all.get(random.nextInt(all.size()));
    }

    private Unit unit() {
        return Unit.of(IndicatorKind.values()[random.nextInt(3)]);
    }

    /** Up to a third of what is there; one in eight more than there is. */
    private long amount(Account of) {
        long held = Math.max(0, stores.ledger().balance(of));
        return random.nextInt(8) == 0 ? held + 1 + random.nextInt(1_000) : 1 + random.nextLong(held / 3 + 1);
    }

    private Job writeOff(int number, String county) {
        IndicatorVector amounts = IndicatorVector.ZERO;
        for (IndicatorKind indicator : IndicatorKind.values()) {
            if (random.nextBoolean()) {
                amounts = amounts.with(indicator, amount(new Account(county, AccountKind.RESERVE, Unit.of(indicator))));
            }
        }
        if (amounts.equals(IndicatorVector.ZERO)) {
            amounts = amounts.with(IndicatorKind.QUANTITY, 1);
        }
        WriteOffSlip slip = new WriteOffSlip(
                "wof_" + number,
                county,
                "公路" + number,
                "Road " + number,
                "",
                amounts,
                county + "-trader",
                county + "-approver");
        return Job.of(
                "write off " + slip,
                node -> node.writeOffs().writeOff(slip),
                answer -> audit.posted(
                        slip.id() + ":write-off",
                        stores.slips()
                                .posted(slip.id())
                                .orElseThrow(() -> new AssertionError(slip.id() + " is not recorded as posted"))));
    }

    private Job freeze(int number, String county) {
        Unit unit = unit();
        Account reserve = new Account(county, AccountKind.RESERVE, unit);
        long amount = amount(reserve);
        Transfer transfer = Transfer.of(reserve, new Account(county, AccountKind.FROZEN, unit), amount);
        Settlement settlement = settlement(number, SettlementCode.FREEZE, transfer);
        return post(settlement, outcome -> {
            if (isFirstYes(settlement, outcome)) {
                frozen.add(new Frozen(county, unit, amount));
                heldFast.merge(unit, amount, Math::addExact);
            }
        });
    }

    /** Of what was frozen, the check found something or nothing. */
    private Job free(int number, String county) {
        if (frozen.isEmpty()) {
            return freeze(number, county);
        }
        Frozen held = frozen.remove(random.nextInt(frozen.size()));
        Account from = new Account(held.county(), AccountKind.FROZEN, held.unit());
        boolean thaw = random.nextInt(3) != 0;
        Account to = thaw
                ? new Account(held.county(), AccountKind.RESERVE, held.unit())
                : Account.system(AccountKind.CANCELLED, held.unit());
        SettlementCode code = thaw ? SettlementCode.THAW : SettlementCode.CANCEL;
        Settlement settlement = settlement(number, code, Transfer.of(from, to, held.amount()));
        return post(settlement, outcome -> {
            if (isFirstYes(settlement, outcome)) {
                heldFast.merge(held.unit(), -held.amount(), Math::addExact);
            }
        });
    }

    private Job money(int number, String county, SettlementCode code, AccountKind from, AccountKind to) {
        Account giving = money(county, from);
        long fen = from == AccountKind.OUTSIDE ? 1 + random.nextLong(1_000_000_000L) : amount(giving);
        Settlement settlement = settlement(number, code, Transfer.of(giving, money(county, to), fen));
        return post(settlement, outcome -> {
            if (isFirstYes(settlement, outcome)) {
                reversible.add(settlement.idempotencyKey());
            }
        });
    }

    private static Account money(String county, AccountKind kind) {
        return kind == AccountKind.OUTSIDE || kind == AccountKind.FORFEITS
                ? Account.system(kind, Unit.CNY)
                : new Account(county, kind, Unit.CNY);
    }

    /** Undoes a movement of money, some of them for the second time. */
    private Job reverse(int number) {
        if (reversible.isEmpty()) {
            return money(number, county(), SettlementCode.PAY_IN, AccountKind.OUTSIDE, AccountKind.CASH);
        }
        JournalEntry entry = stores.ledger()
                .withKey(reversible.get(random.nextInt(reversible.size())))
                .orElseThrow();
        return post(
                SimulatedLedger.undoing(entry, "rev-" + number, "province-trader", "province-approver"), outcome -> {});
    }

    /** The client hears of a posting for the first time: it may be told that it was repeated. */
    private boolean isFirstYes(Settlement settlement, Outcome outcome) {
        return !(outcome instanceof Outcome.Refused) && counted.add(settlement.idempotencyKey());
    }

    private static Settlement settlement(int number, SettlementCode code, Transfer transfer) {
        String id = "try-" + number;
        return new Settlement(
                code,
                id,
                new Fact("simulated", id, new byte[32]),
                "treasury-trader",
                Optional.of("treasury-approver"),
                List.of(transfer),
                List.of());
    }

    static Job payIn(String key, String county, long fen, Audit audit) {
        Settlement settlement = new Settlement(
                SettlementCode.PAY_IN,
                key,
                new Fact("simulated", key, new byte[32]),
                "treasury-trader",
                Optional.of("treasury-approver"),
                List.of(Transfer.of(money(county, AccountKind.OUTSIDE), money(county, AccountKind.CASH), fen)),
                List.of());
        return post("pay in " + fen + " for " + county, settlement, audit, outcome -> {});
    }

    private Job post(Settlement settlement, Consumer<Outcome> then) {
        Transfer first = settlement.transfers().getFirst();
        String text = settlement.code() + " " + settlement.idempotencyKey() + ": " + first.amount() + " from "
                + first.from() + " to " + first.to();
        return post(text, settlement, audit, then);
    }

    /** Asks the ledger's door; an answer that it was posted must be true. */
    static Job post(String text, Settlement settlement, Audit audit, Consumer<Outcome> then) {
        return Job.of(text, node -> node.poster().post(settlement).compose(Treasury::unlessBusy), answer -> {
            switch ((Outcome) answer) {
                case Outcome.Posted posted -> audit.posted(settlement.idempotencyKey(), posted.sequence());
                case Outcome.Repeated repeated -> audit.posted(settlement.idempotencyKey(), repeated.sequence());
                case Outcome.Refused refused -> {}
            }
            then.accept((Outcome) answer);
        });
    }

    private static io.vertx.core.Future<Outcome> unlessBusy(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused
                        && refused.reason().name().equals("BUSY")
                ? io.vertx.core.Future.failedFuture("BUSY: " + refused.detail())
                : io.vertx.core.Future.succeededFuture(outcome);
    }

    void checkFrozen(Unit unit) {
        long held = stores.ledger().accounts().stream()
                .filter(account -> account.kind() == AccountKind.FROZEN && account.unit() == unit)
                .mapToLong(stores.ledger()::balance)
                .sum();
        audit.same("frozen " + unit, heldFast.getOrDefault(unit, 0L), held);
    }
}
