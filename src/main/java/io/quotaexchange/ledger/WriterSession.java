package io.quotaexchange.ledger;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Supplier;

/** The time during which one writer holds the fence, and what it asks of the store meanwhile. */
interface WriterSession {
    /** What the writer decides on; it moves on with every decision, before the store has it. */
    LedgerState state();

    /**
     * What the journal says about a batch before it is decided, with the batch that was made ready last, whether it is written yet or not.
     */
    Future<BatchHistory> lookUp(List<Settlement> batch);

    /**
     * Makes a batch ready to be written whole or not at all, after those that were made ready before it.
     *
     * @param head the journal's end before the batch
     * @return writes it when it is asked to; fails if the batch was refused, or if nobody knows what became of it
     */
    Supplier<Future<Void>> prepare(JournalHead head, List<JournalEntry> entries);

    /**
     * Asks the store whether the fence is still this session's. What changes nothing is not written, and so meets no fence: a writer that was
     * replaced, and knows nothing of it yet, would refuse on balances of the past.
     *
     * @return fails if another writer has taken it
     */
    Future<Void> confirm();

    /** Lets the fence's connection go; the fence itself stays where it is. */
    Future<Void> end();
}
