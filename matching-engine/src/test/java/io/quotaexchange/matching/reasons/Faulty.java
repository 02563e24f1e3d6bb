package io.quotaexchange.matching.reasons;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.RejectReason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One kind of input of a mechanism, which can be given with any of its faults.
 *
 * @param reasons all that can be wrong with such an input, in the order of precedence
 * @param withFaults a case whose last input, {@value #ID} unless its id is at fault, has exactly these faults; empty where they exclude
 *     each other
 */
record Faulty(
        Mechanism mechanism,
        String input,
        List<RejectReason> reasons,
        Function<Set<RejectReason>, Optional<Case>> withFaults) {
    static final String ID = "tested";

    /** All kinds of input of all mechanisms that reject single inputs. */
    static List<Faulty> all() {
        return List.of(
                FaultyCallAuctions.ORDER,
                FaultyAuctions.BID,
                FaultyAuctions.MATCH,
                FaultyBooks.NEW,
                FaultyBooks.REPLACE,
                FaultyBooks.REDUCE,
                FaultyBooks.CANCEL);
    }

    @Override
    public String toString() {
        return mechanism + " " + input;
    }
}
