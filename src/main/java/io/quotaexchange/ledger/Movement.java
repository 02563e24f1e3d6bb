package io.quotaexchange.ledger;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The movements that each settlement code permits: one table, which the database repeats in {@code ledger.movement}.
 *
 * <p>REVERSE is not in it: it permits the mirror image of one earlier settlement.
 *
 * @param owners how the owners of both accounts go together
 */
record Movement(SettlementCode code, AccountKind from, AccountKind to, Owners owners) {
    /** SAME: one owner moves between its own accounts. OTHER: two different owners. ANY: the kinds say enough. */
    enum Owners {
        SAME,
        OTHER,
        ANY
    }

    static final List<Movement> PERMITTED = List.of(
            of(SettlementCode.MINT, AccountKind.MINTED, AccountKind.RESERVE, Owners.ANY),
            of(SettlementCode.LEVY, AccountKind.RESERVE, AccountKind.POOL, Owners.ANY),
            of(SettlementCode.LIST, AccountKind.RESERVE, AccountKind.LISTED, Owners.SAME),
            of(SettlementCode.UNLIST, AccountKind.LISTED, AccountKind.RESERVE, Owners.SAME),
            of(SettlementCode.AWARD, AccountKind.LISTED, AccountKind.AWARDED, Owners.SAME),
            of(SettlementCode.AWARD, AccountKind.POOL, AccountKind.AWARDED, Owners.SAME),
            of(SettlementCode.DELIVER, AccountKind.AWARDED, AccountKind.RESERVE, Owners.OTHER),
            of(SettlementCode.DELIVER, AccountKind.CASH, AccountKind.REVENUE, Owners.OTHER),
            of(SettlementCode.DEFAULT, AccountKind.AWARDED, AccountKind.RESERVE, Owners.SAME),
            of(SettlementCode.DEFAULT, AccountKind.AWARDED, AccountKind.POOL, Owners.SAME),
            of(SettlementCode.WRITE_OFF, AccountKind.RESERVE, AccountKind.WRITTEN_OFF, Owners.ANY),
            of(SettlementCode.FREEZE, AccountKind.RESERVE, AccountKind.FROZEN, Owners.SAME),
            of(SettlementCode.FREEZE, AccountKind.LISTED, AccountKind.FROZEN, Owners.SAME),
            of(SettlementCode.FREEZE, AccountKind.AWARDED, AccountKind.FROZEN, Owners.SAME),
            of(SettlementCode.FREEZE, AccountKind.POOL, AccountKind.FROZEN, Owners.SAME),
            of(SettlementCode.THAW, AccountKind.FROZEN, AccountKind.RESERVE, Owners.SAME),
            of(SettlementCode.THAW, AccountKind.FROZEN, AccountKind.LISTED, Owners.SAME),
            of(SettlementCode.THAW, AccountKind.FROZEN, AccountKind.AWARDED, Owners.SAME),
            of(SettlementCode.THAW, AccountKind.FROZEN, AccountKind.POOL, Owners.SAME),
            of(SettlementCode.CANCEL, AccountKind.FROZEN, AccountKind.CANCELLED, Owners.ANY),
            of(SettlementCode.CANCEL, AccountKind.RESERVE, AccountKind.CANCELLED, Owners.ANY),
            of(SettlementCode.DEPOSIT_HOLD, AccountKind.CASH, AccountKind.DEPOSIT, Owners.SAME),
            of(SettlementCode.DEPOSIT_RELEASE, AccountKind.DEPOSIT, AccountKind.CASH, Owners.SAME),
            of(SettlementCode.DEPOSIT_FORFEIT, AccountKind.DEPOSIT, AccountKind.FORFEITS, Owners.ANY),
            of(SettlementCode.PAY_IN, AccountKind.OUTSIDE, AccountKind.CASH, Owners.ANY),
            of(SettlementCode.PAY_OUT, AccountKind.CASH, AccountKind.OUTSIDE, Owners.ANY),
            of(SettlementCode.PAY_OUT, AccountKind.REVENUE, AccountKind.OUTSIDE, Owners.ANY),
            of(SettlementCode.PAY_OUT, AccountKind.FORFEITS, AccountKind.OUTSIDE, Owners.ANY),
            of(SettlementCode.SPEND, AccountKind.REVENUE, AccountKind.OUTSIDE, Owners.ANY),
            of(SettlementCode.SUCCEED, AccountKind.RESERVE, AccountKind.RESERVE, Owners.OTHER),
            of(SettlementCode.SUCCEED, AccountKind.FROZEN, AccountKind.FROZEN, Owners.OTHER),
            of(SettlementCode.SUCCEED, AccountKind.CASH, AccountKind.CASH, Owners.OTHER),
            of(SettlementCode.SUCCEED, AccountKind.REVENUE, AccountKind.REVENUE, Owners.OTHER));

    private static final Map<SettlementCode, List<Movement>> BY_CODE = byCode();

    private static final Set<AccountKind> GIVING = PERMITTED.stream()
            .filter(line -> line.code != SettlementCode.MINT)
            .map(Movement::from)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(AccountKind.class)));

    private static Map<SettlementCode, List<Movement>> byCode() {
        Map<SettlementCode, List<Movement>> byCode = new EnumMap<>(SettlementCode.class);
        for (SettlementCode code : SettlementCode.values()) {
            byCode.put(
                    code, PERMITTED.stream().filter(line -> line.code == code).toList());
        }
        return byCode;
    }

    /** Whether some code but MINT moves what an account of this kind holds on to another; else only a reversal takes it back. */
    static boolean gives(AccountKind kind) {
        return GIVING.contains(kind);
    }

    /** Whether some line of the table permits this transfer under this code. */
    static boolean permits(SettlementCode code, Account from, Account to) {
        if (from.unit() == to.unit()) {
            for (Movement line : BY_CODE.get(code)) {
                if (line.matches(from, to)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean matches(Account giving, Account taking) {
        return from == giving.kind()
                && to == taking.kind()
                && switch (owners) {
                    case SAME -> giving.owner().equals(taking.owner());
                    case OTHER -> !giving.owner().equals(taking.owner());
                    case ANY -> true;
                };
    }

    private static Movement of(SettlementCode code, AccountKind from, AccountKind to, Owners owners) {
        return new Movement(code, from, to, owners);
    }
}
