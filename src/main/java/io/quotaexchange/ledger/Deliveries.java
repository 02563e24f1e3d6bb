package io.quotaexchange.ledger;

import io.quotaexchange.quantity.IndicatorKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Delivery against payment: what each buyer owes each seller for the units delivered, and what it pays. */
final class Deliveries {
    private Deliveries() {}

    /** What is wrong with the legs of a delivery, if anything. @throws ArithmeticException if a value exceeds 2⁶³−1 */
    static Optional<String> fault(List<Transfer> transfers) {
        for (Transfer transfer : transfers) {
            if (isUnits(transfer) && transfer.priceFen().isEmpty()) {
                return Optional.of("delivered units need a price");
            }
        }
        if (isPaidByOneBuyer(transfers)) {
            return Optional.empty();
        }
        Map<String, Long> owed = owed(transfers);
        Map<String, Long> paid = paid(transfers);
        if (owed.isEmpty() || paid.isEmpty()) {
            return Optional.of("a delivery has units and money");
        }
        if (!owed.equals(paid)) {
            return Optional.of("the price of the units is " + owed + " fen (buyer>seller), the money is " + paid);
        }
        return Optional.empty();
    }

    /** Nearly every delivery: one buyer, one seller, and the money is the price. */
    private static boolean isPaidByOneBuyer(List<Transfer> transfers) {
        String buyer = null;
        String seller = null;
        boolean units = false;
        boolean money = false;
        long owed = 0;
        long paid = 0;
        for (Transfer transfer : transfers) {
            boolean ofUnits = isUnits(transfer);
            String taking = (ofUnits ? transfer.to() : transfer.from()).owner();
            String giving = (ofUnits ? transfer.from() : transfer.to()).owner();
            if (buyer != null && !(buyer.equals(taking) && seller.equals(giving))) {
                return false;
            }
            buyer = taking;
            seller = giving;
            if (ofUnits) {
                units = true;
                owed = Math.addExact(owed, value(transfer));
            } else {
                money = true;
                paid = Math.addExact(paid, transfer.amount());
            }
        }
        return units && money && owed == paid;
    }

    /** Fen by {@code buyer>seller}: the sum over its priced transfers, each rounded once. */
    static Map<String, Long> owed(List<Transfer> transfers) {
        Map<String, Long> owed = new TreeMap<>();
        for (Transfer transfer : transfers) {
            if (isUnits(transfer)) {
                String parties = transfer.to().owner() + ">" + transfer.from().owner();
                owed.merge(parties, value(transfer), Math::addExact);
            }
        }
        return owed;
    }

    static Map<String, Long> paid(List<Transfer> transfers) {
        Map<String, Long> paid = new TreeMap<>();
        for (Transfer transfer : transfers) {
            if (!isUnits(transfer)) {
                String parties = transfer.from().owner() + ">" + transfer.to().owner();
                paid.merge(parties, transfer.amount(), Math::addExact);
            }
        }
        return paid;
    }

    /** Fen; 0 for money or units without a price. */
    static long value(Transfer transfer) {
        return isUnits(transfer) && transfer.priceFen().isPresent()
                ? IndicatorKind.valueOf(transfer.from().unit().name())
                        .value(transfer.amount(), transfer.priceFen().getAsLong())
                : 0;
    }

    private static boolean isUnits(Transfer transfer) {
        return transfer.from().unit() != Unit.CNY;
    }
}
