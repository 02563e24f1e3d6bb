package io.quotaexchange.round;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.Result;

/** Clears a case by the engine and checks the result by the independent checker before anybody sees it. */
public interface Clearing {
    /** The case and its result, and both as the files an auditor gets. */
    record Outcome(Case given, Result result, String caseText, String resultText) {}

    /** @throws IllegalStateException if the checker does not confirm the result: nothing may be awarded from it */
    Outcome clear(Case given);
}
