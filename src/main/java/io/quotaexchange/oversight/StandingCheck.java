package io.quotaexchange.oversight;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.registry.RecordedStandings;
import io.quotaexchange.registry.StandingFact;
import io.quotaexchange.registry.eligibility.CountyStanding;
import io.quotaexchange.registry.eligibility.TradingEligibility;
import io.quotaexchange.round.Order;
import io.quotaexchange.rulebook.Rulebook;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How counties stood, from the export's facts, and so who was rightly admitted. Clause: Z10-08.3, M13-05.2, M13-07.5. */
final class StandingCheck {
    private final RecordedStandings standings = new RecordedStandings();
    private final Set<String> known = new HashSet<>();
    private final Map<String, StandingFact.CommitmentOverdue> overdue = new HashMap<>();
    private final Map<String, StandingFact.CommitmentKept> kept = new HashMap<>();
    private final Map<String, StandingFact.Excluded> excluded = new HashMap<>();
    private long facts;

    void fact(long number, String line) {
        StandingRow row = JsonLine.read(ArchiveFile.STANDINGS, number, line, StandingRow::read, StandingRow::json);
        row.onlyOne().ifPresent(person -> {
            throw wrong(number, "was made and approved by " + person);
        });
        if (!known.add(row.fact().getClass().getSimpleName() + " " + row.fact().id())) {
            throw wrong(number, "is there twice: " + row.fact().id());
        }
        try {
            standings.add(row.fact(), row.time());
        } catch (DateTimeException e) {
            throw wrong(number, "recordedAt is not a time");
        }
        if (row.fact() instanceof StandingFact.CommitmentOverdue fact) {
            overdue.put(fact.id(), fact);
        } else if (row.fact() instanceof StandingFact.CommitmentKept fact) {
            kept.put(fact.id(), fact);
        } else if (row.fact() instanceof StandingFact.Excluded fact) {
            excluded.put(fact.id(), fact);
        }
        facts++;
    }

    /** Overdue commitments by the id of the act that flags them. */
    Map<String, StandingFact.CommitmentOverdue> overdue() {
        return overdue;
    }

    /** Exclusions by the id of the default they follow from. */
    Map<String, StandingFact.Excluded> excluded() {
        return excluded;
    }

    /** Those of them that were kept at last. */
    Map<String, StandingFact.CommitmentKept> kept() {
        return kept;
    }

    private static InvalidArchiveException wrong(long number, String what) {
        return new InvalidArchiveException(ArchiveFile.STANDINGS.fileName(), number, what);
    }

    /**
     * Everything that stood against a county's order.
     *
     * @param known facts recorded after this moment could not count
     */
    List<Refusal> against(Order order, LocalDate day, Rulebook rulebook, Instant known) {
        CountyStanding standing = standings.of(order.county(), day, known);
        return switch (order) {
            case Order.Listing listing -> TradingEligibility.toSell(standing, rulebook.eligibility());
            case Order.Request request -> TradingEligibility.toBuy(standing, rulebook.eligibility());
            case Order.SealedBid bid -> TradingEligibility.toBuy(standing, rulebook.eligibility());
            case Order.Bid bid -> TradingEligibility.toBuy(standing, rulebook.eligibility());
        };
    }

    /** Everything that stood against a county's buying. */
    List<Refusal> againstBuying(String county, LocalDate day, Rulebook rulebook, Instant known) {
        return TradingEligibility.toBuy(standings.of(county, day, known), rulebook.eligibility());
    }

    /** How a county stood on a day, as it was known at a moment. */
    CountyStanding of(String county, LocalDate day, Instant known) {
        return standings.of(county, day, known);
    }

    /** Whether the county was suspended on a day, as it was known at a moment. Clause: M13-07.5. */
    boolean wasSuspended(String county, LocalDate day, Instant moment) {
        return standings.of(county, day, moment).suspension().isPresent();
    }

    long facts() {
        return facts;
    }
}
