package io.quotaexchange.ledger;

import io.vertx.core.Future;
import java.util.UUID;

/** Where a ledger is kept; PostgreSQL, or what stands in for it in a simulation. */
interface LedgerStore {
    /**
     * Takes the fence over and loads the state behind it: whoever wrote before can no longer commit.
     *
     * @param writer who takes it
     * @param again take it only if this writer was the last to take it
     * @return fails with {@link WriterStopped} if another writer took it
     */
    Future<WriterSession> begin(UUID writer, boolean again);
}
