package io.quotaexchange;

import io.quotaexchange.act.Acts;
import io.quotaexchange.agreement.Agreements;
import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.ledger.Poster;
import io.quotaexchange.pricing.GuidePrices;
import io.quotaexchange.registry.Registry;
import io.quotaexchange.round.RoundArchive;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.Rulebooks;
import io.quotaexchange.settlement.AwardFiles;
import io.quotaexchange.settlement.AwardSteps;
import io.quotaexchange.settlement.Settling;
import io.quotaexchange.settlement.money.Deposits;
import io.quotaexchange.settlement.money.MoneyActs;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Clock;

/** What all features of one server stand on: the database, the door to the ledger, the rulebooks, the registry. */
record Foundation(
        Vertx vertx,
        Pool pool,
        Clock clock,
        Poster ledger,
        ClauseCatalogue clauses,
        Rulebooks rulebooks,
        GuidePrices prices,
        Registry registry,
        Acts acts,
        AwardSteps steps,
        LedgerReading reading) {

    static Foundation of(Vertx vertx, Pool pool, Clock clock, Poster ledger) {
        ClauseCatalogue clauses = ClauseCatalogue.shipped();
        Rulebooks rulebooks = new Rulebooks(pool, clauses, clock);
        return new Foundation(
                vertx,
                pool,
                clock,
                ledger,
                clauses,
                rulebooks,
                new GuidePrices(pool, clock),
                new Registry(pool, rulebooks, ledger, clock, Exchange.PROVINCE),
                new Acts(pool, ledger, clock),
                new AwardSteps(pool),
                new LedgerReading(pool));
    }

    /** One that remembers for itself what it has read. */
    RoundArchive archive() {
        return new RoundArchive(pool);
    }

    Settling settling() {
        return new Settling(steps, ledger, clock);
    }

    Deposits deposits() {
        return new Deposits(pool, acts);
    }

    MoneyActs money() {
        return new MoneyActs(acts, rulebooks, clock);
    }

    Agreements agreements() {
        return new Agreements(acts, rulebooks, prices, registry, settling(), clock);
    }

    AwardFiles awards(RoundArchive archive) {
        return new AwardFiles(archive, steps, acts, rulebooks, agreements());
    }
}
