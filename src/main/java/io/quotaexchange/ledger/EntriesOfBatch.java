package io.quotaexchange.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The entries of a batch as {@code ledger.post} takes them: two a posting, the giver's and then the taker's. Each names the entry before
 * it in the same account, so that the database sees without sorting that balances and numbers go on: 1 to n are where the n accounts of
 * the batch stood before it, n + 1 and n + 2 the entries of its first posting.
 */
final class EntriesOfBatch {
    private final List<Account> moved = new ArrayList<>();
    private final Integer[] account;
    private final Integer[] before;
    private final Long[] balance;
    private final Long[] number;
    private final int[] last;

    EntriesOfBatch(List<JournalEntry> entries) {
        int count =
                2 * entries.stream().mapToInt(entry -> entry.postings().size()).sum();
        account = new Integer[count];
        before = new Integer[count];
        balance = new Long[count];
        number = new Long[count];
        Map<Account, Integer> places = new HashMap<>();
        int at = 0;
        for (JournalEntry entry : entries) {
            for (Posting posting : entry.postings()) {
                account[at] = place(places, posting.transfer().from());
                set(at++, posting.from());
                account[at] = place(places, posting.transfer().to());
                set(at++, posting.to());
            }
        }
        last = new int[moved.size()];
        chain();
    }

    /** Adds the numbers of the accounts and the last entry of each. */
    void addAccounts(List<Object> to, AccountNumbers accounts) {
        to.add(Columns.longs(moved, accounts::of));
        Integer[] ends = new Integer[last.length];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = last[i];
        }
        to.add(ends);
    }

    /** Adds accounts by their place, the entry before each, balances and numbers. */
    void addEntries(List<Object> to) {
        to.add(account);
        to.add(before);
        to.add(balance);
        to.add(number);
    }

    private int place(Map<Account, Integer> places, Account of) {
        Integer known = places.get(of);
        if (known != null) {
            return known;
        }
        moved.add(of);
        places.put(of, moved.size());
        return moved.size();
    }

    private void set(int at, Standing standing) {
        balance[at] = standing.balance();
        number[at] = standing.number();
    }

    private void chain() {
        for (int i = 0; i < last.length; i++) {
            last[i] = i + 1;
        }
        for (int at = 0; at < account.length; at++) {
            before[at] = last[account[at] - 1];
            last[account[at] - 1] = last.length + at + 1;
        }
    }
}
