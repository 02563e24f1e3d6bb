package io.quotaexchange.ledger;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Balances as a checker adds them up itself, beside the units that the segments say each account holds. */
final class CheckedAccounts {
    private static final class Held {
        private long balance;
        private long number;
        private long units;
    }

    private final Map<Account, Held> accounts = new HashMap<>();

    void post(Posting posting) {
        Transfer transfer = posting.transfer();
        move(transfer.from(), -transfer.amount(), posting.from());
        move(transfer.to(), transfer.amount(), posting.to());
    }

    /** Units of a segment came (or went, below zero). */
    void hold(Account account, long units) {
        Held held = of(account);
        held.units = Math.addExact(held.units, units);
    }

    /** A source holds nothing: its balance is what it gave. Every other account of units holds its balance. */
    void checkHeld(Account account) {
        Held held = of(account);
        long expected = account.unit() == Unit.CNY || account.kind() == AccountKind.MINTED ? 0 : held.balance;
        JournalFault.unless(
                held.units == expected,
                JournalRule.CONSERVED,
                () -> account + " has " + held.balance + " but its segments hold " + held.units);
    }

    void checkWhole() {
        Map<Unit, Long> sums = new EnumMap<>(Unit.class);
        accounts.keySet().forEach(this::checkHeld);
        accounts.forEach((account, held) -> sums.merge(account.unit(), held.balance, Math::addExact));
        sums.forEach((unit, sum) -> JournalFault.unless(
                sum == 0, JournalRule.CONSERVED, () -> "all accounts of " + unit + " sum to " + sum));
    }

    Map<String, Long> balances() {
        Map<String, Long> balances = new HashMap<>();
        accounts.forEach((account, held) -> balances.put(account.toString(), held.balance));
        return balances;
    }

    private void move(Account account, long change, Standing claimed) {
        Held held = of(account);
        held.balance = Math.addExact(held.balance, change);
        held.number++;
        JournalFault.unless(
                claimed.balance() == held.balance && claimed.number() == held.number,
                JournalRule.BALANCED,
                () -> account + " stands at " + held.balance + " after " + held.number + " postings, not at "
                        + claimed.balance() + " after " + claimed.number());
        JournalFault.unless(
                held.balance >= 0 || account.kind().mayBeNegative(),
                JournalRule.NOT_NEGATIVE,
                () -> account + " stands at " + held.balance);
    }

    private Held of(Account account) {
        return accounts.computeIfAbsent(account, key -> new Held());
    }
}
