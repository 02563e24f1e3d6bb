package io.quotaexchange.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

/** Given settlements that were posted, when one more is asked for, then this is decided. */
final class LedgerSpecification {
    private final MemoryLedger ledger = new MemoryLedger();
    private final List<JournalEntry> given;
    private Decision decision;

    private LedgerSpecification(List<Settlement> settlements) {
        given = settlements.stream().map(ledger::posted).toList();
    }

    static LedgerSpecification given(Settlement... settlements) {
        return new LedgerSpecification(Arrays.asList(settlements));
    }

    static LedgerSpecification given(List<Settlement> settlements) {
        return new LedgerSpecification(settlements);
    }

    LedgerSpecification when(Settlement settlement) {
        decision = ledger.post(settlement);
        return this;
    }

    /** The entry that was made. */
    JournalEntry thenPosted() {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted) decision).entry();
    }

    void thenRepeats(long sequence) {
        JournalEntry first = given.get((int) sequence - 1);
        assertThat(decision).isEqualTo(new Decision.Repeated(sequence, first.recordedAt()));
    }

    void thenRefused(LedgerRefusal reason) {
        assertThat(decision).isInstanceOfSatisfying(Decision.Refused.class, refused -> {
            assertThat(refused.reason()).as(refused.detail()).isEqualTo(reason);
            assertThat(refused.detail()).isNotBlank();
        });
    }
}
