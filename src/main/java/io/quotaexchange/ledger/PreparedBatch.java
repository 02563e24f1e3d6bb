package io.quotaexchange.ledger;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Supplier;

/**
 * A batch that waits for its turn to be written.
 *
 * @param session on whose state it was decided; worth nothing if the session ended meanwhile
 * @param failure why it cannot be written; null if it can
 */
record PreparedBatch(
        WriterSession session,
        List<PendingSettlement> batch,
        DecidedBatch decided,
        Supplier<Future<Void>> call,
        Throwable failure) {
    /** @param head the journal's end before the batch */
    static PreparedBatch of(
            WriterSession session, List<PendingSettlement> batch, DecidedBatch decided, JournalHead head) {
        Supplier<Future<Void>> call =
                decided.entries().isEmpty() ? session::confirm : session.prepare(head, decided.entries());
        return new PreparedBatch(session, batch, decided, call, null);
    }

    static PreparedBatch failed(WriterSession session, List<PendingSettlement> batch, Throwable cause) {
        return new PreparedBatch(session, batch, null, null, cause);
    }

    Future<Void> write() {
        return call.get();
    }
}
