package io.quotaexchange.ledger;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Balances as a checker adds them up itself, beside the units that the segments say each account holds. */
final class CheckedAccounts {
    /** One account as it stands. */
    static final class Held {
        private final Account account;
        private long balance;
        private long number;
        private long units;
        /** Null where nobody asks which units are the oldest: what was written off stays for ever, and is most of all there is. */
        private final LiveSegments segments;

        private Held(Account account) {
            this.account = account;
            boolean ordered = account.unit() != Unit.CNY && Movement.gives(account.kind());
            segments = ordered ? new LiveSegments() : null;
        }

        void add(Lot lot, Segment segment) {
            units = Math.addExact(units, segment.amount());
            if (segments != null) {
                segments.add(lot, segment);
            }
        }

        void remove(Lot lot, Segment segment) {
            units = Math.addExact(units, -segment.amount());
            if (segments != null) {
                segments.remove(lot, segment);
            }
        }

        /** Of an account that gives units otherwise than by a reversal. */
        LiveSegments segments() {
            return segments;
        }
    }

    private final Map<Account, Held> accounts = new HashMap<>();

    void post(Posting posting) {
        Transfer transfer = posting.transfer();
        move(transfer.from(), -transfer.amount(), posting.from());
        move(transfer.to(), transfer.amount(), posting.to());
    }

    Held of(Account account) {
        Held held = accounts.get(account);
        if (held == null) {
            held = new Held(account);
            accounts.put(account, held);
        }
        return held;
    }

    /** A source holds nothing: its balance is what it gave. Every other account of units holds its balance. */
    void checkHeld(Account account) {
        check(of(account));
    }

    private static void check(Held held) {
        Account account = held.account;
        long expected = account.unit() == Unit.CNY || account.kind() == AccountKind.MINTED ? 0 : held.balance;
        if (held.units != expected) {
            throw new JournalFault(
                    JournalRule.CONSERVED, account + " has " + held.balance + " but its segments hold " + held.units);
        }
    }

    void checkWhole() {
        Map<Unit, Long> sums = new EnumMap<>(Unit.class);
        accounts.values().forEach(CheckedAccounts::check);
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
        if (claimed.balance() != held.balance || claimed.number() != held.number) {
            throw new JournalFault(
                    JournalRule.BALANCED,
                    account + " stands at " + held.balance + " after " + held.number + " postings, not at "
                            + claimed.balance() + " after " + claimed.number());
        }
        JournalFault.unless(
                held.balance >= 0 || account.kind().mayBeNegative(),
                JournalRule.NOT_NEGATIVE,
                () -> account + " stands at " + held.balance);
    }
}
