package io.quotaexchange.round.clearing;

import io.quotaexchange.matching.check.Finding;

/** The independent checker does not confirm a clearing: nothing is awarded, and the case is kept for inspection. */
public final class UnconfirmedClearingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String caseText;

    public UnconfirmedClearingException(Finding finding, String caseText) {
        super("the checker does not confirm the clearing: " + finding);
        this.caseText = caseText;
    }

    /** The case file, as it was cleared. */
    public String caseText() {
        return caseText;
    }
}
