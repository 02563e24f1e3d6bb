package io.quotaexchange.ledger;

import io.quotaexchange.platform.http.Passing;

/** The writer does not write any more; whether the settlement was posted is told by repeating it with the same key. */
public final class WriterStopped extends RuntimeException implements Passing {
    private static final long serialVersionUID = 1L;

    WriterStopped(String message, Throwable cause) {
        super(message, cause);
    }

    static WriterStopped takenOver() {
        return new WriterStopped("another writer took the ledger over; this one has stopped for good", null);
    }

    static WriterStopped elsewhere() {
        return new WriterStopped("the ledger is being handed over to another node", null);
    }

    static WriterStopped closed() {
        return new WriterStopped("the writer was closed", null);
    }

    static WriterStopped batchFailed(Throwable cause) {
        return new WriterStopped(
                "the batch was not confirmed (" + cause.getMessage() + "); repeat with the same idempotency key",
                cause);
    }
}
