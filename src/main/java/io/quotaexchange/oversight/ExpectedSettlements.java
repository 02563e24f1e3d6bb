package io.quotaexchange.oversight;

import io.quotaexchange.ledger.JournalEntry;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.ledger.Transfer;
import io.quotaexchange.ledger.UnitRange;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The settlements that the business facts give, to be met by the journal one to one: nothing in the ledger without a fact, no
 * fact without its settlement.
 */
final class ExpectedSettlements {
    /**
     * @param required false where the fact permits it but does not say yet that it was posted
     * @param people whether maker and approver are known, and must be the same
     */
    private record Expected(String from, Settlement settlement, boolean required, boolean people) {}

    private final Map<String, Expected> open = new LinkedHashMap<>();
    private long met;

    /** A settlement that must be in the journal, by these people. */
    void require(String from, Settlement settlement) {
        put(new Expected(from, settlement, true, true));
    }

    /** A settlement that may be in the journal: its fact is there, its posting was not recorded when the export was made. */
    void permit(String from, Settlement settlement) {
        put(new Expected(from, settlement, false, false));
    }

    /** A settlement that may be in the journal, by these people. */
    void permitBy(String from, Settlement settlement) {
        put(new Expected(from, settlement, false, true));
    }

    private void put(Expected expected) {
        open.put(expected.settlement().idempotencyKey(), expected);
    }

    long met() {
        return met;
    }

    /** @return what is wrong with the entry, empty if a fact gives exactly it */
    Optional<String> meet(JournalEntry entry) {
        Expected expected = open.remove(entry.idempotencyKey());
        if (expected == null) {
            return Optional.of("settlement " + entry.sequence() + " (" + entry.code() + ", "
                    + entry.fact().kind() + " " + entry.fact().id() + "): no fact of the export gives it");
        }
        Optional<String> difference =
                difference(expected, entry.settlement()).or(() -> otherUnits(expected.settlement(), entry));
        if (difference.isEmpty()) {
            met++;
        }
        return difference.map(
                what -> "settlement " + entry.sequence() + ": " + what + " is not what " + expected.from() + " gives");
    }

    private static Optional<String> difference(Expected expected, Settlement found) {
        Settlement wanted = expected.settlement();
        if (wanted.code() != found.code()) {
            return Optional.of("the code");
        }
        boolean sameFact = wanted.fact().kind().equals(found.fact().kind())
                && wanted.fact().id().equals(found.fact().id())
                && Arrays.equals(wanted.fact().digest(), found.fact().digest());
        if (!sameFact) {
            return Optional.of("the fact, or its document's digest,");
        }
        if (!wanted.transfers().stream().map(Transfer::withoutUnits).toList().equals(found.transfers())) {
            return Optional.of("what moves between which accounts");
        }
        if (!wanted.issues().equals(found.issues())) {
            return Optional.of("the lots");
        }
        boolean samePeople =
                wanted.maker().equals(found.maker()) && wanted.approver().equals(found.approver());
        if (expected.people() && !samePeople) {
            return Optional.of("who made and approved it");
        }
        return Optional.empty();
    }

    /** Where a fact names the units, exactly those moved. */
    private static Optional<String> otherUnits(Settlement wanted, JournalEntry entry) {
        for (int i = 0; i < wanted.transfers().size(); i++) {
            Transfer transfer = wanted.transfers().get(i);
            int place = i + 1;
            boolean inside = transfer.units().isEmpty()
                    || entry.created().stream()
                            .filter(segment ->
                                    segment.place() == place && segment.holder().equals(transfer.to()))
                            .allMatch(segment -> transfer.units()
                                    .get()
                                    .contains(new UnitRange(segment.firstUnit(), segment.lastUnit())));
            if (!inside) {
                return Optional.of("which units move");
            }
        }
        return Optional.empty();
    }

    /** @return a settlement that a fact demands and the journal does not have */
    Optional<String> firstMissing() {
        return open.values().stream()
                .filter(Expected::required)
                .findFirst()
                .map(missing -> missing.from() + " demands the settlement "
                        + missing.settlement().idempotencyKey() + ", which the journal does not have");
    }
}
