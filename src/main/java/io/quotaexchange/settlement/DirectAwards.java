package io.quotaexchange.settlement;

import io.quotaexchange.round.Award;
import io.quotaexchange.rulebook.Rulebooks;
import io.quotaexchange.rulebook.Terms;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/** Awards of no round: two counties agreed on them. Clause: M13-05.6. */
public interface DirectAwards {
    /** There are none. */
    DirectAwards NONE = (award, rulebooks) -> Future.succeededFuture(Optional.empty());

    /**
     * One of them.
     *
     * @param awardedAt when the other side accepted
     * @param terms of the rules it keeps
     * @param documentNumber of the agreement on paper
     */
    record Direct(Award award, Instant awardedAt, Terms terms, String documentNumber) {}

    /** @return empty if there is none of this id */
    Future<Optional<Direct>> find(String award, Rulebooks rulebooks);
}
