package io.quotaexchange.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The number that each account has in the database; a new account takes the next one when it is first posted to. */
final class AccountNumbers {
    private final Map<Account, Long> numbers = new HashMap<>();
    private final List<Account> fresh = new ArrayList<>();
    private long last;

    void load(Account account, long number) {
        numbers.put(account, number);
        last = Math.max(last, number);
    }

    long of(Account account) {
        return numbers.computeIfAbsent(account, key -> {
            fresh.add(key);
            return ++last;
        });
    }

    /** The accounts numbered since the last call: the database does not know them yet. */
    List<Account> takeFresh() {
        List<Account> taken = List.copyOf(fresh);
        fresh.clear();
        return taken;
    }
}
