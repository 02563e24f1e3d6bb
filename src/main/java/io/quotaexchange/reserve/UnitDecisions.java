package io.quotaexchange.reserve;

import io.quotaexchange.act.ActKind;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.ledger.Account;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.Lot;
import io.quotaexchange.ledger.UnitRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides what happens to units that are to be frozen, thawed or deducted. Pure. Clause: M13-07.3. */
public final class UnitDecisions {
    /** What becomes of a request. */
    public sealed interface Decision {
        record Taken(UnitAct act) implements Decision {}

        /** @param refusals everything that stands against it, in order of precedence */
        record Refused(List<Refusal> refusals) implements Decision {}
    }

    private static final int MOST_PARTS = 1_000;
    private static final Set<AccountKind> FREEZABLE =
            EnumSet.of(AccountKind.RESERVE, AccountKind.LISTED, AccountKind.AWARDED, AccountKind.POOL);
    private static final Set<AccountKind> DEDUCTIBLE = EnumSet.of(AccountKind.FROZEN, AccountKind.RESERVE);
    private static final Set<AccountKind> GONE = EnumSet.of(AccountKind.WRITTEN_OFF, AccountKind.CANCELLED);

    private UnitDecisions() {}

    /**
     * @param lot empty if there is none with that serial
     * @param held who holds the lot's units now; at least those asked for
     */
    public static Decision decide(UnitRequest request, Optional<Lot> lot, List<HeldUnits> held) {
        List<Refusal> refusals = new ArrayList<>(formFaults(request));
        if (lot.isEmpty()) {
            refusals.add(ReserveRefusal.LOT_UNKNOWN.refusal());
            return new Decision.Refused(refusals);
        }
        if (!liesIn(request, lot.get())) {
            refusals.add(ReserveRefusal.UNITS_OUTSIDE_LOT.refusal());
            return new Decision.Refused(refusals);
        }
        UnitAct act = act(request, lot.get(), held);
        holdersFault(act).ifPresent(code -> refusals.add(code.refusal()));
        return refusals.isEmpty() ? new Decision.Taken(act) : new Decision.Refused(refusals);
    }

    private static List<Refusal> formFaults(UnitRequest request) {
        List<Refusal> faults = new ArrayList<>();
        if (request.maker().equals(request.approver())) {
            faults.add(ReserveRefusal.SAME_PERSON.refusal());
        }
        if (request.reason().isBlank()) {
            faults.add(ReserveRefusal.REASON_MISSING.refusal());
        }
        if (request.reference().isBlank()) {
            faults.add(ReserveRefusal.REFERENCE_MISSING.refusal());
        }
        return faults;
    }

    private static boolean liesIn(UnitRequest request, Lot lot) {
        return request.firstUnit() >= 1
                && request.firstUnit() <= request.lastUnit()
                && request.lastUnit() <= lot.amount();
    }

    /** Each holder's part of the range: moved if its account permits it, passed over if not. */
    private static UnitAct act(UnitRequest request, Lot lot, List<HeldUnits> held) {
        List<UnitAct.Part> parts = new ArrayList<>();
        List<UnitAct.Passed> passed = new ArrayList<>();
        held.stream()
                .sorted(Comparator.comparingLong((HeldUnits one) -> one.units().first()))
                .forEach(one -> {
                    long first = Math.max(one.units().first() - lot.firstUnit() + 1, request.firstUnit());
                    long last = Math.min(one.units().last() - lot.firstUnit() + 1, request.lastUnit());
                    if (first > last) {
                        return;
                    }
                    UnitRange units = new UnitRange(first, last);
                    target(request.kind(), one)
                            .ifPresentOrElse(
                                    to -> parts.add(new UnitAct.Part(one.holder(), to, units)),
                                    () -> passed.add(new UnitAct.Passed(one.holder(), units)));
                });
        return new UnitAct(request, lot.county(), lot.firstUnit(), parts, passed);
    }

    /** Where the units go; empty: they stay. */
    private static Optional<Account> target(ActKind kind, HeldUnits held) {
        Account holder = held.holder();
        return switch (kind) {
            case FREEZE ->
                FREEZABLE.contains(holder.kind())
                        ? Optional.of(new Account(holder.owner(), AccountKind.FROZEN, holder.unit()))
                        : Optional.empty();
            case THAW -> holder.kind() == AccountKind.FROZEN ? Optional.of(held.before()) : Optional.empty();
            case DEDUCT ->
                DEDUCTIBLE.contains(holder.kind())
                        ? Optional.of(Account.system(AccountKind.CANCELLED, holder.unit()))
                        : Optional.empty();
            default -> throw new IllegalArgumentException(kind + " is not done to units");
        };
    }

    private static Optional<ReserveRefusal> holdersFault(UnitAct act) {
        if (act.parts().size() > MOST_PARTS) {
            return Optional.of(ReserveRefusal.TOO_SCATTERED);
        }
        if (act.kind() == ActKind.DEDUCT
                && act.passed().stream()
                        .anyMatch(part -> !GONE.contains(part.holder().kind()))) {
            return Optional.of(ReserveRefusal.FREEZE_FIRST);
        }
        if (!act.parts().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (act.kind()) {
                    case FREEZE -> ReserveRefusal.NOTHING_TO_FREEZE;
                    case THAW -> ReserveRefusal.NOTHING_TO_THAW;
                    default -> ReserveRefusal.NOTHING_TO_DEDUCT;
                });
    }
}
