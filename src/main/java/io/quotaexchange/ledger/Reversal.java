package io.quotaexchange.ledger;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A correction: it names an earlier settlement (fact kind {@code settlement}, id its sequence number) and takes back each of its
 * postings, the last first, with the very units that they moved. A settlement is reversed once; MINT has CANCEL, and a reversal is not
 * reversed.
 */
final class Reversal {
    static final String FACT_KIND = "settlement";

    private static final Set<SettlementCode> FINAL = EnumSet.of(SettlementCode.MINT, SettlementCode.REVERSE);

    private Reversal() {}

    /** Why this is not the mirror image of one earlier settlement; empty if it is. */
    static Optional<String> fault(History history, Settlement reverse) {
        Optional<JournalEntry> original = original(history, reverse);
        if (original.isEmpty()) {
            return Optional.of("a REVERSE names a settlement: fact kind settlement, id its sequence number");
        }
        JournalEntry entry = original.get();
        if (isFinal(entry.code())) {
            return Optional.of(entry.code() + " cannot be reversed");
        }
        if (history.reversed(entry.sequence())) {
            return Optional.of("settlement " + entry.sequence() + " was reversed before");
        }
        if (!reverse.transfers().equals(mirrored(entry))) {
            return Optional.of("the transfers must be those of settlement " + entry.sequence()
                    + " with both sides exchanged, the last first");
        }
        return Optional.empty();
    }

    static Optional<JournalEntry> original(History history, Settlement reverse) {
        return sequence(reverse.fact()).flatMap(history::entry);
    }

    /** The sequence number that a REVERSE's fact names, if it names one. */
    static Optional<Long> sequence(Fact fact) {
        if (!fact.kind().equals(FACT_KIND) || !fact.id().matches("[1-9][0-9]{0,17}")) {
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(fact.id()));
    }

    static boolean isFinal(SettlementCode code) {
        return FINAL.contains(code);
    }

    /** The transfers that undo an entry. */
    static List<Transfer> mirrored(JournalEntry entry) {
        List<Transfer> transfers = new ArrayList<>();
        for (Posting posting : entry.postings().reversed()) {
            Transfer transfer = posting.transfer();
            transfers.add(Transfer.of(transfer.to(), transfer.from(), transfer.amount()));
        }
        return transfers;
    }

    /** The segments that the posting at this place gave to its taker. */
    static List<Segment> given(JournalEntry entry, int place) {
        Account taker = entry.postings().get(place - 1).transfer().to();
        return entry.created().stream()
                .filter(segment -> segment.place() == place && segment.holder().equals(taker))
                .toList();
    }
}
