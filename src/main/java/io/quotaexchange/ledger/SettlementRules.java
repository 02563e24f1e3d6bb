package io.quotaexchange.ledger;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a settlement must be before any balance is looked at, in order of precedence.
 *
 * <p>Every rule is asked, so that one answer says everything that is wrong. Rules of the second list read what those of the first
 * demand: they are asked only if the first list is satisfied.
 */
final class SettlementRules {
    /** Most transfers of one settlement. */
    static final int MOST_TRANSFERS = 1_000;

    private static final List<SettlementRule> OF_FORM = List.of(
            SettlementRules::deliversOnce,
            SettlementRules::hasFourEyes,
            SettlementRules::isWellFormed,
            SettlementRules::movesAsItsCodePermits,
            SettlementRules::issuesWhatItMints,
            SettlementRules::mirrorsWhatItReverses,
            SettlementRules::hasAmountsInRange);

    private static final List<SettlementRule> OF_CONTENT = List.of(
            SettlementRules::paysWhatItDelivers,
            SettlementRules::issuesNewSerials,
            SettlementRules::namesLotsThatAreHeld,
            SettlementRules::namesUnitsOfItsLot);

    private SettlementRules() {}

    /** Everything that is wrong with the settlement, in order of precedence; empty if nothing is. */
    static List<Violation> violations(LedgerState state, History history, Settlement settlement) {
        List<Violation> found = new ArrayList<>();
        OF_FORM.forEach(rule -> found.addAll(rule.check(state, history, settlement)));
        if (found.isEmpty()) {
            OF_CONTENT.forEach(rule -> found.addAll(rule.check(state, history, settlement)));
        }
        return found;
    }

    private static List<Violation> deliversOnce(LedgerState state, History history, Settlement settlement) {
        String fact = settlement.fact().id();
        return settlement.code() == SettlementCode.DELIVER && history.delivered(fact)
                ? refuse(LedgerRefusal.ALREADY_DELIVERED, fact + " was delivered before")
                : List.of();
    }

    private static List<Violation> hasFourEyes(LedgerState state, History history, Settlement settlement) {
        return settlement.approver().filter(settlement.maker()::equals).isPresent()
                ? refuse(LedgerRefusal.SAME_PERSON, settlement.maker() + " cannot approve what they made")
                : List.of();
    }

    private static List<Violation> isWellFormed(LedgerState state, History history, Settlement settlement) {
        int size = settlement.transfers().size();
        return size < 1 || size > MOST_TRANSFERS
                ? notPermitted("a settlement has 1 to " + MOST_TRANSFERS + " transfers, not " + size)
                : SettlementText.fault(settlement)
                        .map(SettlementRules::notPermitted)
                        .orElse(List.of());
    }

    private static List<Violation> movesAsItsCodePermits(LedgerState state, History history, Settlement settlement) {
        List<Violation> found = new ArrayList<>();
        settlement.transfers().stream()
                .limit(MOST_TRANSFERS)
                .forEach(transfer -> found.addAll(permitted(settlement.code(), transfer)));
        return found;
    }

    private static List<Violation> permitted(SettlementCode code, Transfer transfer) {
        boolean exist = Owner.mayHave(transfer.from()) && Owner.mayHave(transfer.to());
        boolean permitted = code == SettlementCode.REVERSE || Movement.permits(code, transfer.from(), transfer.to());
        if (!exist || !permitted) {
            return notPermitted(code + " does not move " + transfer.from() + " to " + transfer.to());
        }
        boolean money = transfer.from().unit() == Unit.CNY;
        if (transfer.lot().isPresent() && money) {
            return notPermitted("money has no lot");
        }
        if (transfer.priceFen().isPresent() && (money || code != SettlementCode.DELIVER)) {
            return notPermitted("only delivered units have a price");
        }
        boolean unitsOfNoLot = transfer.units().isPresent() && transfer.lot().isEmpty();
        boolean unitsMadeHere = transfer.units().isPresent() && code == SettlementCode.MINT;
        if (unitsOfNoLot || unitsMadeHere) {
            return notPermitted("units are named together with their lot, and not where they come into being");
        }
        return List.of();
    }

    private static List<Violation> issuesWhatItMints(LedgerState state, History history, Settlement settlement) {
        int expected = settlement.code() == SettlementCode.MINT
                ? settlement.transfers().size()
                : 0;
        if (settlement.issues().size() != expected) {
            return notPermitted(settlement.code() + " issues " + expected + " lots here, one a transfer");
        }
        List<Violation> found = new ArrayList<>();
        for (int i = 0; i < expected; i++) {
            issued(settlement.transfers().get(i), settlement.issues().get(i))
                    .ifPresent(detail -> found.addAll(notPermitted(detail)));
        }
        return found;
    }

    private static Optional<String> issued(Transfer transfer, LotIssue issue) {
        boolean agrees = transfer.amount() == issue.amount()
                && transfer.to().unit() == Unit.of(issue.indicator())
                && transfer.to().owner().equals(issue.county())
                && transfer.lot().map(issue.serial()::equals).orElse(true);
        if (!agrees) {
            return Optional.of("lot " + issue.serial() + " differs from its transfer");
        }
        return SettlementText.fault("serial", issue.serial())
                .or(() -> SettlementText.fault("project", issue.project()))
                .or(() -> dateFault(issue));
    }

    private static Optional<String> dateFault(LotIssue issue) {
        int year = issue.acceptedOn().getYear();
        return year < 1900 || year > 9999 ? Optional.of("acceptedOn must lie in 1900 to 9999") : Optional.empty();
    }

    private static List<Violation> mirrorsWhatItReverses(LedgerState state, History history, Settlement settlement) {
        return settlement.code() == SettlementCode.REVERSE
                ? Reversal.fault(history, settlement)
                        .map(SettlementRules::notPermitted)
                        .orElse(List.of())
                : List.of();
    }

    /** The sums are taken as if all transfers gave to, and took from, one account: strict only near 2⁶³. */
    private static List<Violation> hasAmountsInRange(LedgerState state, History history, Settlement settlement) {
        List<Violation> found = new ArrayList<>();
        for (Transfer transfer : settlement.transfers()) {
            if (transfer.amount() <= 0) {
                found.addAll(outOfRange("an amount must be greater than zero, not " + transfer.amount()));
            }
            if (transfer.priceFen().orElse(1) <= 0) {
                found.addAll(outOfRange("a price must be greater than zero"));
            }
        }
        return !found.isEmpty() || sumsFit(state, settlement)
                ? found
                : outOfRange("beyond 2⁶³−1 together with what went before");
    }

    private static boolean sumsFit(LedgerState state, Settlement settlement) {
        Map<Unit, Long> sums = new EnumMap<>(Unit.class);
        try {
            for (Transfer transfer : settlement.transfers()) {
                sums.merge(transfer.from().unit(), transfer.amount(), Math::addExact);
            }
            for (Transfer transfer : settlement.transfers()) {
                long sum = sums.get(transfer.from().unit());
                Math.addExact(state.holding(transfer.from()).debits(), sum);
                Math.addExact(state.holding(transfer.to()).credits(), sum);
            }
            for (LotIssue issue : settlement.issues()) {
                long sum = sums.getOrDefault(Unit.of(issue.indicator()), 0L);
                Math.addExact(state.lastUnit(issue.indicator()), sum);
            }
            if (settlement.code() == SettlementCode.DELIVER) {
                Deliveries.paid(settlement.transfers());
                Deliveries.owed(settlement.transfers());
            }
            return true;
        } catch (ArithmeticException e) {
            return false;
        }
    }

    private static List<Violation> paysWhatItDelivers(LedgerState state, History history, Settlement settlement) {
        return settlement.code() == SettlementCode.DELIVER
                ? Deliveries.fault(settlement.transfers())
                        .map(detail -> refuse(LedgerRefusal.LEGS_DIFFER, detail))
                        .orElse(List.of())
                : List.of();
    }

    private static List<Violation> issuesNewSerials(LedgerState state, History history, Settlement settlement) {
        List<Violation> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (LotIssue issue : settlement.issues()) {
            if (!seen.add(issue.serial()) || state.lot(issue.serial()).isPresent()) {
                found.addAll(refuse(LedgerRefusal.LOT_UNKNOWN_OR_TAKEN, "lot " + issue.serial() + " exists already"));
            }
        }
        return found;
    }

    private static List<Violation> namesLotsThatAreHeld(LedgerState state, History history, Settlement settlement) {
        if (settlement.code() == SettlementCode.MINT) {
            return List.of();
        }
        List<Violation> found = new ArrayList<>();
        for (Transfer transfer : settlement.transfers()) {
            if (transfer.lot().isPresent() && !isHeld(state, transfer.lot().get(), transfer.from())) {
                found.addAll(refuse(
                        LedgerRefusal.LOT_UNKNOWN_OR_TAKEN,
                        transfer.from() + " holds nothing of lot "
                                + transfer.lot().get()));
            }
        }
        return found;
    }

    private static boolean isHeld(LedgerState state, String serial, Account account) {
        Optional<Lot> lot = state.lot(serial);
        return lot.isPresent()
                && Unit.of(lot.get().indicator()) == account.unit()
                && state.holding(account).segments().ofLot(lot.get()).hasNext();
    }

    /** Units that a check names lie in the lot and are as many as the amount says. Clause: M13-07.3. */
    private static List<Violation> namesUnitsOfItsLot(LedgerState state, History history, Settlement settlement) {
        List<Violation> found = new ArrayList<>();
        for (Transfer transfer : settlement.transfers()) {
            Optional<Lot> lot = transfer.lot().flatMap(state::lot);
            boolean fits = transfer.units()
                    .map(units -> units.amount() == transfer.amount()
                            && lot.filter(of -> of.units().contains(units)).isPresent())
                    .orElse(true);
            if (!fits) {
                found.addAll(refuse(
                        LedgerRefusal.LOT_UNKNOWN_OR_TAKEN,
                        "lot " + transfer.lot().orElseThrow() + " has not these units"));
            }
        }
        return found;
    }

    private static List<Violation> notPermitted(String detail) {
        return refuse(LedgerRefusal.NOT_PERMITTED, detail);
    }

    private static List<Violation> outOfRange(String detail) {
        return refuse(LedgerRefusal.AMOUNT_OUT_OF_RANGE, detail);
    }

    private static List<Violation> refuse(LedgerRefusal reason, String detail) {
        return List.of(new Violation(reason, detail));
    }
}
