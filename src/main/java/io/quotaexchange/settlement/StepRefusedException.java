package io.quotaexchange.settlement;

import io.quotaexchange.clause.Refusal;

/** A step of an award was refused; nothing was changed. */
public final class StepRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    StepRefusedException(String award, Refusal refusal) {
        super("award " + award + ": " + refusal.code() + " (" + refusal.clause() + "), " + refusal.en());
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
