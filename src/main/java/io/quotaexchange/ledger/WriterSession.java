package io.quotaexchange.ledger;

import io.vertx.core.Future;
import java.util.List;

/** The time during which one writer holds the fence, and what it asks of the store meanwhile. */
interface WriterSession {
    /** What the writer decides on; it moves on with every decision, before the store has it. */
    LedgerState state();

    /** What the journal says about a batch before it is decided. */
    Future<BatchHistory> lookUp(List<Settlement> batch);

    /**
     * Writes a batch whole or not at all.
     *
     * @param head the journal's end before the batch
     * @return fails if the batch was refused, or if nobody knows what became of it
     */
    Future<Void> write(JournalHead head, List<JournalEntry> entries);

    /** Lets the fence's connection go; the fence itself stays where it is. */
    Future<Void> end();
}
