package io.quotaexchange.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
        List<Violation> violations = SettlementRules.violations(state, history, settlement);
        if (!violations.isEmpty()) {
            return new Decision.Refused(violations);
        }
        Draft draft = new Draft(state);
        List<String> missing = draw(draft, state, history, settlement);
        if (!missing.isEmpty()) {
            return new Decision.Refused(missing.stream()
                    .map(detail -> new Violation(LedgerRefusal.INSUFFICIENT_BALANCE, detail))
                    .toList());
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

    /** @return what is missing, of every transfer; the draft is worth nothing then */
    private static List<String> draw(Draft draft, LedgerState state, History history, Settlement settlement) {
        return switch (settlement.code()) {
            case MINT -> mint(draft, state, settlement);
            case REVERSE -> reverse(draft, history, settlement);
            default -> move(draft, settlement.transfers());
        };
    }

    private static List<String> mint(Draft draft, LedgerState state, Settlement settlement) {
        for (int i = 0; i < settlement.issues().size(); i++) {
            LotIssue issue = settlement.issues().get(i);
            long last = draft.lots.stream()
                    .filter(lot -> lot.indicator() == issue.indicator())
                    .mapToLong(Lot::lastUnit)
                    .max()
                    .orElse(state.lastUnit(issue.indicator()));
            draft.mint(settlement.transfers().get(i), issue, last + 1);
        }
        return List.of();
    }

    private static List<String> reverse(Draft draft, History history, Settlement settlement) {
        JournalEntry original = Reversal.original(history, settlement).orElseThrow();
        int place = original.postings().size();
        for (Transfer transfer : settlement.transfers()) {
            Optional<String> missing = draft.moveExactly(transfer, Reversal.given(original, place));
            if (missing.isPresent()) {
                return List.of(missing.get());
            }
            place--;
        }
        return List.of();
    }

    private static List<String> move(Draft draft, List<Transfer> transfers) {
        List<String> missing = new ArrayList<>();
        for (Transfer transfer : transfers) {
            draft.move(transfer).ifPresent(missing::add);
        }
        return missing;
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
