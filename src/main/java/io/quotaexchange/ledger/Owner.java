package io.quotaexchange.ledger;

import java.util.EnumSet;
import java.util.Set;

/** Who may have which accounts, told from the owner's code: {@code SYSTEM}, a province (ends in 0000) or a county. */
enum Owner {
    SYSTEM(
            EnumSet.of(AccountKind.MINTED, AccountKind.WRITTEN_OFF, AccountKind.CANCELLED),
            EnumSet.of(AccountKind.OUTSIDE, AccountKind.FORFEITS)),
    PROVINCE(EnumSet.of(AccountKind.POOL, AccountKind.AWARDED, AccountKind.FROZEN), EnumSet.of(AccountKind.REVENUE)),
    COUNTY(
            EnumSet.of(AccountKind.RESERVE, AccountKind.LISTED, AccountKind.AWARDED, AccountKind.FROZEN),
            EnumSet.of(AccountKind.CASH, AccountKind.DEPOSIT, AccountKind.REVENUE));

    private final Set<AccountKind> ofUnits;
    private final Set<AccountKind> ofMoney;

    Owner(Set<AccountKind> ofUnits, Set<AccountKind> ofMoney) {
        this.ofUnits = ofUnits;
        this.ofMoney = ofMoney;
    }

    /** Whether this account can exist at all. */
    static boolean mayHave(Account account) {
        if (account.owner().equals(Account.SYSTEM)) {
            return SYSTEM.has(account);
        }
        if (!isDivision(account.owner())) {
            return false;
        }
        return (account.owner().endsWith("0000") ? PROVINCE : COUNTY).has(account);
    }

    static boolean isDivision(String code) {
        if (code.length() != 6) {
            return false;
        }
        for (int i = 0; i < 6; i++) {
            if (code.charAt(i) < '0' || code.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private boolean has(Account account) {
        return (account.unit() == Unit.CNY ? ofMoney : ofUnits).contains(account.kind());
    }
}
