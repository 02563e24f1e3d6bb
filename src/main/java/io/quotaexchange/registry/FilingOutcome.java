package io.quotaexchange.registry;

import io.quotaexchange.clause.Refusal;
import java.util.List;

/** What became of a filing. */
public sealed interface FilingOutcome {
    /** Its lots are in the county's reserves, the levy in the provincial pool. */
    record Registered(ProjectRecord project) implements FilingOutcome {}

    /** Refused by the rules; the filing and the refusals are kept. */
    record Refused(ProjectRecord project) implements FilingOutcome {}

    /** Not taken at all, and nothing kept: wrong people, or a number that is registered with other content. */
    record NotTaken(List<Refusal> refusals) implements FilingOutcome {
        public NotTaken {
            refusals = List.copyOf(refusals);
        }
    }
}
