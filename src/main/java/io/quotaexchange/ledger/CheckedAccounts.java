package io.quotaexchange.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Balances as a checker adds them up itself, beside the units that the segments say each account holds. */
final class CheckedAccounts {
    /** One account as it stands. */
    static final class Held {
        private final Account account;
        /** Among all accounts, from 0. */
        private final int number;
        /** Whether there can be such an account at all. */
        private final boolean possible;

        private long balance;
        private long postings;
        private long units;
        /** Null where nobody asks which units are the oldest: what was written off stays for ever, and is most of all there is. */
        private final LiveSegments segments;

        private Held(Account account, int number) {
            this.account = account;
            this.number = number;
            possible = Owner.mayHave(account);
            boolean ordered = account.unit() != Unit.CNY && Movement.gives(account.kind());
            segments = ordered ? new LiveSegments() : null;
        }

        int number() {
            return number;
        }

        boolean isPossible() {
            return possible;
        }

        void add(Lot lot, Segment segment) {
            units = Math.addExact(units, segment.amount());
            if (segments != null) {
                segments.add(lot, segment);
            }
        }

        void remove(Lot lot, long firstUnit, long lastUnit) {
            units = Math.addExact(units, firstUnit - lastUnit - 1);
            if (segments != null) {
                segments.remove(lot, firstUnit);
            }
        }

        /** Of an account that gives units otherwise than by a reversal. */
        LiveSegments segments() {
            return segments;
        }
    }

    private final Map<Account, Held> accounts = new HashMap<>();
    private final List<Held> byNumber = new ArrayList<>();
    /** Of the entry that is looked at: giver and taker of each posting, found once. */
    private Held[] sides = new Held[16];

    private int count;

    /** Looks for the accounts of an entry. */
    void begin(JournalEntry entry) {
        List<Posting> postings = entry.postings();
        count = 2 * postings.size();
        if (sides.length < count) {
            sides = Arrays.copyOf(sides, count);
        }
        for (int i = 0; i < postings.size(); i++) {
            Transfer transfer = postings.get(i).transfer();
            sides[2 * i] = of(transfer.from());
            sides[2 * i + 1] = of(transfer.to());
        }
    }

    /** @param place of a posting in the entry, from 1 */
    Held giver(int place) {
        return sides[2 * place - 2];
    }

    /** @param place of a posting in the entry, from 1 */
    Held taker(int place) {
        return sides[2 * place - 1];
    }

    Held numbered(int number) {
        return byNumber.get(number);
    }

    private Held of(Account account) {
        Held held = accounts.get(account);
        if (held == null) {
            held = new Held(account, byNumber.size());
            accounts.put(account, held);
            byNumber.add(held);
        }
        return held;
    }

    /** Moves what the entry moves, and compares with what it says. */
    void post(JournalEntry entry) {
        List<Posting> postings = entry.postings();
        for (int i = 0; i < postings.size(); i++) {
            Posting posting = postings.get(i);
            long amount = posting.transfer().amount();
            move(sides[2 * i], -amount, posting.from());
            move(sides[2 * i + 1], amount, posting.to());
        }
    }

    /** A source holds nothing: its balance is what it gave. Every other account of units holds its balance. */
    void checkHeld() {
        for (int i = 0; i < count; i++) {
            check(sides[i]);
        }
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
        byNumber.forEach(CheckedAccounts::check);
        byNumber.forEach(held -> sums.merge(held.account.unit(), held.balance, Math::addExact));
        sums.forEach((unit, sum) -> JournalFault.unless(
                sum == 0, JournalRule.CONSERVED, () -> "all accounts of " + unit + " sum to " + sum));
    }

    Map<String, Long> balances() {
        Map<String, Long> balances = new HashMap<>();
        byNumber.forEach(held -> balances.put(held.account.toString(), held.balance));
        return balances;
    }

    private static void move(Held held, long change, Standing claimed) {
        held.balance = Math.addExact(held.balance, change);
        held.postings++;
        if (claimed.balance() != held.balance || claimed.number() != held.postings) {
            throw new JournalFault(
                    JournalRule.BALANCED,
                    held.account + " stands at " + held.balance + " after " + held.postings + " postings, not at "
                            + claimed.balance() + " after " + claimed.number());
        }
        if (held.balance < 0 && !held.account.kind().mayBeNegative()) {
            throw new JournalFault(JournalRule.NOT_NEGATIVE, held.account + " stands at " + held.balance);
        }
    }
}
