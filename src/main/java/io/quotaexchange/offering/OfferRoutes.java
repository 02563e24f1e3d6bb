package io.quotaexchange.offering;

import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.rulebook.Rulebooks;
import java.time.Clock;
import java.time.LocalDate;

/** What is offered today, over HTTP. Clause: M13-05.6. */
public final class OfferRoutes {
    private final Rulebooks rulebooks;
    private final Clock clock;

    public OfferRoutes(Rulebooks rulebooks, Clock clock) {
        this.rulebooks = rulebooks;
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.answer("getOffers", request -> {
            LocalDate today = CivilDay.today(clock);
            return rulebooks
                    .inForce(today)
                    .map(found -> Offers.of(
                                    found.orElseThrow(() -> Problem.notFound("rulebook in force on", today.toString())
                                            .asException()))
                            .put("day", today.toString()));
        });
    }
}
