package io.quotaexchange.matching;

import io.quotaexchange.matching.ascending.AscendingCase;
import io.quotaexchange.matching.ascending.AscendingClearing;

/** The one door: clears a case of any mechanism. */
public final class Engine {
    private Engine() {}

    /**
     * The result the rules give; the same case always gives the same result.
     *
     * @throws AmountOverflowException if a value or sum exceeds 2⁶³−1 of the smallest unit
     * @throws IllegalArgumentException if the case is of no mechanism of this engine
     */
    public static Result clear(Case given) {
        if (given instanceof AscendingCase ascending) {
            return AscendingClearing.clear(ascending);
        }
        throw new IllegalArgumentException("no such case: " + given.getClass());
    }
}
