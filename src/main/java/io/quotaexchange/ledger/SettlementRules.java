package io.quotaexchange.ledger;

import static io.quotaexchange.ledger.SettlementRule.refuse;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a settlement must be before any balance is looked at, in order of precedence. */
final class SettlementRules {
    /** Most transfers of one settlement. */
    static final int MOST_TRANSFERS = 1_000;

    static final List<SettlementRule> IN_ORDER = List.of(
            SettlementRules::deliversOnce,
            SettlementRules::hasFourEyes,
            SettlementRules::isWellFormed,
            SettlementRules::movesAsItsCodePermits,
            SettlementRules::issuesWhatItMints,
            SettlementRules::mirrorsWhatItReverses,
            SettlementRules::hasAmountsInRange,
            SettlementRules::paysWhatItDelivers,
            SettlementRules::issuesNewSerials,
            SettlementRules::namesLotsThatAreHeld);

    private SettlementRules() {}

    private static Optional<Decision.Refused> deliversOnce(LedgerState state, History history, Settlement settlement) {
        String fact = settlement.fact().id();
        return settlement.code() == SettlementCode.DELIVER && history.delivered(fact)
                ? refuse(LedgerRefusal.ALREADY_DELIVERED, fact + " was delivered before")
                : Optional.empty();
    }

    private static Optional<Decision.Refused> hasFourEyes(LedgerState state, History history, Settlement settlement) {
        return settlement.approver().filter(settlement.maker()::equals).isPresent()
                ? refuse(LedgerRefusal.SAME_PERSON, settlement.maker() + " cannot approve what they made")
                : Optional.empty();
    }

    private static Optional<Decision.Refused> isWellFormed(LedgerState state, History history, Settlement settlement) {
        int size = settlement.transfers().size();
        Optional<String> fault = size < 1 || size > MOST_TRANSFERS
                ? Optional.of("a settlement has 1 to " + MOST_TRANSFERS + " transfers, not " + size)
                : SettlementText.fault(settlement);
        return fault.flatMap(detail -> refuse(LedgerRefusal.NOT_PERMITTED, detail));
    }

    private static Optional<Decision.Refused> movesAsItsCodePermits(
            LedgerState state, History history, Settlement settlement) {
        SettlementCode code = settlement.code();
        for (Transfer transfer : settlement.transfers()) {
            boolean exist = Owner.mayHave(transfer.from()) && Owner.mayHave(transfer.to());
            boolean permitted =
                    code == SettlementCode.REVERSE || Movement.permits(code, transfer.from(), transfer.to());
            if (!exist || !permitted) {
                return refuse(
                        LedgerRefusal.NOT_PERMITTED,
                        code + " does not move " + transfer.from() + " to " + transfer.to());
            }
            boolean money = transfer.from().unit() == Unit.CNY;
            if (transfer.lot().isPresent() && money) {
                return refuse(LedgerRefusal.NOT_PERMITTED, "money has no lot");
            }
            if (transfer.priceFen().isPresent() && (money || code != SettlementCode.DELIVER)) {
                return refuse(LedgerRefusal.NOT_PERMITTED, "only delivered units have a price");
            }
        }
        return Optional.empty();
    }

    private static Optional<Decision.Refused> issuesWhatItMints(
            LedgerState state, History history, Settlement settlement) {
        int expected = settlement.code() == SettlementCode.MINT
                ? settlement.transfers().size()
                : 0;
        if (settlement.issues().size() != expected) {
            return refuse(
                    LedgerRefusal.NOT_PERMITTED,
                    settlement.code() + " issues " + expected + " lots here, one a transfer");
        }
        for (int i = 0; i < expected; i++) {
            Transfer transfer = settlement.transfers().get(i);
            LotIssue issue = settlement.issues().get(i);
            boolean agrees = transfer.amount() == issue.amount()
                    && transfer.to().unit() == Unit.of(issue.indicator())
                    && transfer.to().owner().equals(issue.county())
                    && transfer.lot().map(issue.serial()::equals).orElse(true);
            if (!agrees) {
                return refuse(LedgerRefusal.NOT_PERMITTED, "lot " + issue.serial() + " differs from its transfer");
            }
            Optional<String> fault = SettlementText.fault("serial", issue.serial())
                    .or(() -> SettlementText.fault("project", issue.project()))
                    .or(() -> dateFault(issue));
            if (fault.isPresent()) {
                return refuse(LedgerRefusal.NOT_PERMITTED, fault.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> dateFault(LotIssue issue) {
        int year = issue.acceptedOn().getYear();
        return year < 1900 || year > 9999 ? Optional.of("acceptedOn must lie in 1900 to 9999") : Optional.empty();
    }

    private static Optional<Decision.Refused> mirrorsWhatItReverses(
            LedgerState state, History history, Settlement settlement) {
        return settlement.code() == SettlementCode.REVERSE
                ? Reversal.fault(history, settlement).flatMap(detail -> refuse(LedgerRefusal.NOT_PERMITTED, detail))
                : Optional.empty();
    }

    /** The sums are taken as if all transfers gave to, and took from, one account: strict only near 2⁶³. */
    private static Optional<Decision.Refused> hasAmountsInRange(
            LedgerState state, History history, Settlement settlement) {
        Map<Unit, Long> sums = new EnumMap<>(Unit.class);
        try {
            for (Transfer transfer : settlement.transfers()) {
                if (transfer.amount() <= 0) {
                    return refuse(LedgerRefusal.AMOUNT_OUT_OF_RANGE, "an amount must be greater than zero");
                }
                if (transfer.priceFen().orElse(1) <= 0) {
                    return refuse(LedgerRefusal.AMOUNT_OUT_OF_RANGE, "a price must be greater than zero");
                }
                sums.merge(transfer.from().unit(), transfer.amount(), Math::addExact);
            }
            for (Transfer transfer : settlement.transfers()) {
                long sum = sums.get(transfer.from().unit());
                Math.addExact(state.holding(transfer.from()).debits(), sum);
                Math.addExact(state.holding(transfer.to()).credits(), sum);
            }
            for (LotIssue issue : settlement.issues()) {
                Math.addExact(state.lastUnit(issue.indicator()), sums.get(Unit.of(issue.indicator())));
            }
            if (settlement.code() == SettlementCode.DELIVER) {
                Deliveries.paid(settlement.transfers());
                Deliveries.owed(settlement.transfers());
            }
        } catch (ArithmeticException e) {
            return refuse(LedgerRefusal.AMOUNT_OUT_OF_RANGE, "beyond 2⁶³−1 together with what went before");
        }
        return Optional.empty();
    }

    private static Optional<Decision.Refused> paysWhatItDelivers(
            LedgerState state, History history, Settlement settlement) {
        return settlement.code() == SettlementCode.DELIVER
                ? Deliveries.fault(settlement.transfers()).flatMap(detail -> refuse(LedgerRefusal.LEGS_DIFFER, detail))
                : Optional.empty();
    }

    private static Optional<Decision.Refused> issuesNewSerials(
            LedgerState state, History history, Settlement settlement) {
        Set<String> seen = new HashSet<>();
        for (LotIssue issue : settlement.issues()) {
            if (!seen.add(issue.serial()) || state.lot(issue.serial()).isPresent()) {
                return refuse(LedgerRefusal.LOT_UNKNOWN_OR_TAKEN, "lot " + issue.serial() + " exists already");
            }
        }
        return Optional.empty();
    }

    private static Optional<Decision.Refused> namesLotsThatAreHeld(
            LedgerState state, History history, Settlement settlement) {
        if (settlement.code() == SettlementCode.MINT) {
            return Optional.empty();
        }
        for (Transfer transfer : settlement.transfers()) {
            if (transfer.lot().isPresent() && !isHeld(state, transfer.lot().get(), transfer.from())) {
                return refuse(
                        LedgerRefusal.LOT_UNKNOWN_OR_TAKEN,
                        transfer.from() + " holds nothing of lot "
                                + transfer.lot().get());
            }
        }
        return Optional.empty();
    }

    private static boolean isHeld(LedgerState state, String serial, Account account) {
        Optional<Lot> lot = state.lot(serial);
        return lot.isPresent()
                && Unit.of(lot.get().indicator()) == account.unit()
                && state.holding(account).segments().ofLot(lot.get()).hasNext();
    }
}
