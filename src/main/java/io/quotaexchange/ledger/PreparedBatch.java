package io.quotaexchange.ledger;

import io.quotaexchange.platform.telemetry.TracedWork;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Supplier;

/**
 * A batch that waits for its turn to be written.
 *
 * @param session on whose state it was decided; worth nothing if the session ended meanwhile
 * @param work the batch in the traces of those who asked
 * @param failure why it cannot be written; null if it can
 */
record PreparedBatch(
        WriterSession session,
        List<PendingSettlement> batch,
        DecidedBatch decided,
        TracedWork work,
        Supplier<Future<Void>> call,
        Throwable failure) {
    /** @param head the journal's end before the batch */
    static PreparedBatch of(
            WriterSession session,
            List<PendingSettlement> batch,
            DecidedBatch decided,
            JournalHead head,
            TracedWork work) {
        Supplier<Future<Void>> call =
                decided.entries().isEmpty() ? session::confirm : session.prepare(head, decided.entries());
        return new PreparedBatch(session, batch, decided, work, call, null);
    }

    static PreparedBatch failed(
            WriterSession session, List<PendingSettlement> batch, TracedWork work, Throwable cause) {
        return new PreparedBatch(session, batch, null, work, null, cause);
    }

    Future<Void> write() {
        return work.within(call);
    }
}
