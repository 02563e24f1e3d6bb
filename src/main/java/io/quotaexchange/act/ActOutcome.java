package io.quotaexchange.act;

import io.quotaexchange.ledger.Violation;
import java.util.List;
import java.util.OptionalLong;

/** What became of an act. */
public sealed interface ActOutcome {
    /**
     * It is done.
     *
     * @param settlement that posted it; empty where it moves nothing
     * @param repeated whether it had been done before
     */
    record Done(OptionalLong settlement, boolean repeated) implements ActOutcome {}

    /** The ledger refused it, for good: nothing moved. */
    record Refused(String reason, List<Violation> violations) implements ActOutcome {}

    /** Its id was used for an act with other content. */
    record IdTaken(KeptAct other) implements ActOutcome {}
}
