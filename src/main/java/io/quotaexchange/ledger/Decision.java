package io.quotaexchange.ledger;

import java.time.Instant;
import java.util.List;

/** What the decider makes of one settlement. */
sealed interface Decision {
    /** It is to be written as this entry. */
    record Accepted(JournalEntry entry) implements Decision {}

    /** It was written before, under the same key and with the same content. */
    record Repeated(long sequence, Instant recordedAt) implements Decision {}

    /**
     * It breaks rules; nothing is written.
     *
     * @param violations at least one, in order of precedence
     */
    record Refused(List<Violation> violations) implements Decision {
        public Refused {
            violations =
                    violations.stream().limit(Outcome.Refused.MOST_VIOLATIONS).toList();
        }

        Refused(LedgerRefusal reason, String detail) {
            this(List.of(new Violation(reason, detail)));
        }

        LedgerRefusal reason() {
            return violations.getFirst().reason();
        }

        String detail() {
            return violations.getFirst().detail();
        }
    }
}
