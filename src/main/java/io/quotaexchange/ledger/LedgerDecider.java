package io.quotaexchange.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Decides one settlement on a state. Pure: time is an input, and the state stays as it is. */
final class LedgerDecider {
    /** The order in which a database can give them back. */
    private static final Comparator<SegmentSpend> SPEND_ORDER =
            Comparator.comparingInt(SegmentSpend::place).thenComparingLong(SegmentSpend::segment);

    private LedgerDecider() {}

    /** @param now the clock; an entry is never recorded at or before the one before it */
    static Decision decide(LedgerState state, History history, Settlement settlement, Instant now) {
        Hash fingerprint = JournalHash.fingerprint(settlement);
        Optional<History.Answered> answered = history.answered(settlement.idempotencyKey());
        if (answered.isPresent()) {
            return repeat(answered.get(), fingerprint);
        }
        for (SettlementRule rule : SettlementRules.IN_ORDER) {
            Optional<Decision.Refused> refused = rule.check(state, history, settlement);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        Draft draft = new Draft(state);
        Optional<String> missing = draw(draft, state, history, settlement);
        if (missing.isPresent()) {
            return new Decision.Refused(LedgerRefusal.INSUFFICIENT_BALANCE, missing.get());
        }
        return new Decision.Accepted(seal(state, settlement, fingerprint, draft, now));
    }

    private static Decision repeat(History.Answered answered, Hash fingerprint) {
        return answered.fingerprint().equals(fingerprint)
                ? new Decision.Repeated(answered.sequence(), answered.recordedAt())
                : new Decision.Refused(
                        LedgerRefusal.KEY_REUSED,
                        "the key was used for settlement " + answered.sequence() + " with other content");
    }

    private static Optional<String> draw(Draft draft, LedgerState state, History history, Settlement settlement) {
        return switch (settlement.code()) {
            case MINT -> mint(draft, state, settlement);
            case REVERSE -> reverse(draft, history, settlement);
            default -> move(draft, settlement.transfers());
        };
    }

    private static Optional<String> mint(Draft draft, LedgerState state, Settlement settlement) {
        for (int i = 0; i < settlement.issues().size(); i++) {
            LotIssue issue = settlement.issues().get(i);
            long last = draft.lots.stream()
                    .filter(lot -> lot.indicator() == issue.indicator())
                    .mapToLong(Lot::lastUnit)
                    .max()
                    .orElse(state.lastUnit(issue.indicator()));
            draft.mint(settlement.transfers().get(i), issue, last + 1);
        }
        return Optional.empty();
    }

    private static Optional<String> reverse(Draft draft, History history, Settlement settlement) {
        JournalEntry original = Reversal.original(history, settlement).orElseThrow();
        int place = original.postings().size();
        for (Transfer transfer : settlement.transfers()) {
            Optional<String> missing = draft.moveExactly(transfer, Reversal.given(original, place));
            if (missing.isPresent()) {
                return missing;
            }
            place--;
        }
        return Optional.empty();
    }

    private static Optional<String> move(Draft draft, List<Transfer> transfers) {
        for (Transfer transfer : transfers) {
            Optional<String> missing = draft.move(transfer);
            if (missing.isPresent()) {
                return missing;
            }
        }
        return Optional.empty();
    }

    private static JournalEntry seal(
            LedgerState state, Settlement settlement, Hash fingerprint, Draft draft, Instant now) {
        JournalHead head = state.head();
        JournalEntry entry = new JournalEntry(
                head.sequence() + 1,
                later(head.recordedAt(), now),
                settlement.code(),
                settlement.idempotencyKey(),
                fingerprint,
                settlement.fact(),
                settlement.maker(),
                settlement.approver(),
                draft.postings,
                draft.lots,
                draft.spent.stream().sorted(SPEND_ORDER).toList(),
                draft.created,
                Hash.GENESIS);
        return entry.withHash(JournalHash.of(head.hash(), entry));
    }

    private static Instant later(Instant last, Instant now) {
        Instant earliest = last.plus(1, ChronoUnit.MICROS);
        Instant clock = now.truncatedTo(ChronoUnit.MICROS);
        return clock.isBefore(earliest) ? earliest : clock;
    }
}
