package io.quotaexchange.settlement;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the steps of awards are kept; PostgreSQL, or what stands in for it in a simulation. */
public interface AwardStepStore {
    /** Records a step; one that was taken before is left as it stands. */
    Future<Void> take(AwardSteps.Taken step);

    /** The steps an award has taken, in order. */
    Future<List<AwardSteps.Taken>> ofAward(String award);

    /** Claims how an award ends, once for all. @return the ending that stands: this one, or the one claimed before */
    Future<Ending> claim(String award, Ending ending, Instant at);

    /**
     * Has an award end in default though its payment was claimed: the ledger refused it, and nothing of the award was ever paid. Ask it
     * while nobody pays.
     *
     * @return false if it was paid
     */
    Future<Boolean> defaultUnpaid(String award, Instant at);

    /** The ending that was claimed; empty while it is open. */
    Future<Optional<Ending>> ending(String award);
}
