package io.quotaexchange.checkpoint;

/** No checkpoint can be signed, and why: what to put right stands in the message. */
public final class CheckpointException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CheckpointException(String message) {
        super(message);
    }
}
