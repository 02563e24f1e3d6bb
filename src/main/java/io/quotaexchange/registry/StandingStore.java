package io.quotaexchange.registry;

import io.quotaexchange.registry.eligibility.CountyStanding;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Where the facts about counties' standing are kept; PostgreSQL, or what stands in for it in a simulation. */
interface StandingStore {
    /** Records facts, all of them or none; those whose id is known stay as they are. */
    Future<Void> record(List<StandingFact> facts);

    /** A task, a balance or a shortage as it was recorded under this id. */
    default Future<Optional<StandingFact>> find(String id) {
        return Future.succeededFuture(Optional.empty());
    }

    /** How a county stands on a day. */
    Future<CountyStanding> of(String county, LocalDate day);
}
