package io.quotaexchange.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The entries of a batch as {@code ledger.post} takes them: two a posting, the giver's and then the taker's. Each names the entry before
 * it in the same account, so that the database sees without sorting that balances and numbers go on: 1 to n are where the n accounts of
 * the batch stood before it, n + 1 and n + 2 the entries of its first posting. The accounts are in the order of their numbers.
 */
final class EntriesOfBatch {
    private final Long[] moved;
    private final Long[] balanceBefore;
    private final Long[] numberBefore;
    private final Integer[] last;
    private final Integer[] account;
    private final Integer[] before;
    private final Long[] balance;
    private final Long[] number;

    EntriesOfBatch(List<JournalEntry> entries, AccountNumbers accounts) {
        List<Posting> postings =
                entries.stream().flatMap(entry -> entry.postings().stream()).toList();
        Map<Account, Integer> places = places(postings, accounts);
        int count = 2 * postings.size();
        moved = new Long[places.size()];
        places.forEach((of, place) -> moved[place - 1] = accounts.of(of));
        balanceBefore = new Long[moved.length];
        numberBefore = new Long[moved.length];
        last = new Integer[moved.length];
        account = new Integer[count];
        before = new Integer[count];
        balance = new Long[count];
        number = new Long[count];
        int at = 0;
        for (Posting posting : postings) {
            Transfer transfer = posting.transfer();
            add(at++, places.get(transfer.from()), posting.from(), -transfer.amount());
            add(at++, places.get(transfer.to()), posting.to(), transfer.amount());
        }
    }

    /** Adds the numbers of the accounts, where each stood, and the last entry of each. */
    void addAccounts(List<Object> to) {
        to.add(moved);
        to.add(balanceBefore);
        to.add(numberBefore);
        to.add(last);
    }

    /** Adds accounts by their place, the entry before each, balances and numbers. */
    void addEntries(List<Object> to) {
        to.add(account);
        to.add(before);
        to.add(balance);
        to.add(number);
    }

    /** The place of each account among those that move, from 1; an account that is new is numbered where it comes first. */
    private static Map<Account, Integer> places(List<Posting> postings, AccountNumbers accounts) {
        Map<Account, Long> numbers = new LinkedHashMap<>();
        for (Posting posting : postings) {
            numbers.computeIfAbsent(posting.transfer().from(), accounts::of);
            numbers.computeIfAbsent(posting.transfer().to(), accounts::of);
        }
        List<Map.Entry<Account, Long>> inOrder = new ArrayList<>(numbers.entrySet());
        inOrder.sort(Map.Entry.comparingByValue());
        Map<Account, Integer> places = new HashMap<>();
        inOrder.forEach(numbered -> places.put(numbered.getKey(), places.size() + 1));
        return places;
    }

    private void add(int at, int place, Standing standing, long change) {
        int of = place - 1;
        if (last[of] == null) {
            last[of] = place;
            balanceBefore[of] = standing.balance() - change;
            numberBefore[of] = standing.number() - 1;
        }
        account[at] = place;
        before[at] = last[of];
        balance[at] = standing.balance();
        number[at] = standing.number();
        last[of] = last.length + at + 1;
    }
}
