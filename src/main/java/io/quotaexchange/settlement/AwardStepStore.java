package io.quotaexchange.settlement;

import io.vertx.core.Future;
import java.util.List;

/** Where the steps of awards are kept; PostgreSQL, or what stands in for it in a simulation. */
public interface AwardStepStore {
    /** Records a step; one that was taken before is left as it stands. */
    Future<Void> take(AwardSteps.Taken step);

    /** The steps an award has taken, in order. */
    Future<List<AwardSteps.Taken>> ofAward(String award);
}
