package io.quotaexchange.round;

import io.quotaexchange.clause.Refusal;

/** A command that a round refused, where the caller has no result to carry the refusal in. */
public final class RoundRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    RoundRefusedException(Refusal refusal) {
        super(refusal.code() + " (" + refusal.clause() + "): " + refusal.en());
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
