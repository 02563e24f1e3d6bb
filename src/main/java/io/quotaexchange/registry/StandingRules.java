package io.quotaexchange.registry;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.registry.refusal.RefusalCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What may be put on record about how counties stand, and about pairs. Pure. Clause: Z10-08.3, M13-05.2, Z10-21.1. */
final class StandingRules {
    private static final ClauseId TASKS = new ClauseId("Z10-08.3");
    private static final ClauseId SHORTAGE = new ClauseId("M13-05.2");
    private static final ClauseId PAIRS = new ClauseId("Z10-21.1");

    private StandingRules() {}

    /** The id of a fact stands for one content. */
    static List<Refusal> taken(StandingFact reported, Optional<StandingFact> known) {
        return known
                .filter(other -> !other.equals(reported))
                .map(other -> RefusalCode.STANDING_ID_TAKEN.because(TASKS, "id", Map.of("id", reported.id())))
                .stream()
                .toList();
    }

    /** What is done of a task is reported once the province has set it. Clause: Z10-08.3, L-02.1. */
    static List<Refusal> taskIsSet(String county, int year, OptionalLong taskM2) {
        return taskM2.isPresent()
                ? List.of()
                : List.of(RefusalCode.COUNTY_TASK_NOT_SET.because(
                        TASKS, "year", Map.of("county", county, "year", Integer.toString(year))));
    }

    /** Clause: Z10-08.3. */
    static List<Refusal> balance(StandingFact.OwnBalance reported, LocalDate today) {
        return notAhead(TASKS, "asOf", reported.asOf(), today);
    }

    /** Clause: M13-05.2. */
    static List<Refusal> shortage(StandingFact.Shortage declared, LocalDate today) {
        List<Refusal> refusals = new ArrayList<>(notAhead(SHORTAGE, "declaredOn", declared.declaredOn(), today));
        if (declared.endsOn().isBefore(declared.declaredOn())) {
            refusals.add(RefusalCode.SHORTAGE_ENDS_BEFORE.because(
                    SHORTAGE,
                    "endsOn",
                    Map.of(
                            "first", declared.declaredOn().toString(),
                            "last", declared.endsOn().toString())));
        }
        return refusals;
    }

    private static List<Refusal> notAhead(ClauseId clause, String field, LocalDate day, LocalDate today) {
        return day.isAfter(today)
                ? List.of(RefusalCode.REPORT_DATED_AHEAD.because(
                        clause, field, Map.of("day", day.toString(), "today", today.toString())))
                : List.of();
    }

    /**
     * Two counties become a pair from a later day on: rounds of today were announced without them. Before any rules were adopted there
     * was no round.
     *
     * <p>Clause: Z10-21.1.
     *
     * @param known the pair as it is on record, whatever its first day
     */
    static List<Refusal> pairing(Pairing pair, Optional<Pairing> known, boolean rulesAdopted, LocalDate today) {
        List<Refusal> refusals = new ArrayList<>();
        if (known.isPresent()) {
            if (!known.get().equals(pair)) {
                refusals.add(RefusalCode.PAIRED_ALREADY.because(
                        PAIRS, "other", Map.of("one", pair.one(), "other", pair.other())));
            }
            return refusals;
        }
        if (pair.one().equals(pair.other())) {
            refusals.add(RefusalCode.PAIRED_WITH_ITSELF.because(PAIRS, "other", Map.of("one", pair.one())));
        }
        if (rulesAdopted && !pair.validFrom().isAfter(today)) {
            refusals.add(RefusalCode.PAIRING_TOO_EARLY.because(PAIRS, "validFrom", Map.of("today", today.toString())));
        }
        return refusals;
    }

    /**
     * A pair ends today at the earliest: rounds of today were announced with it. The same end again stands as it is.
     *
     * <p>Clause: Z10-21.1.
     *
     * @param known the pair as it is on record; empty if there is none
     */
    static List<Refusal> pairingEnd(PairingEnd asked, Optional<PairingEnds.Listed> known, LocalDate today) {
        if (known.isEmpty()) {
            return List.of(RefusalCode.PAIR_UNKNOWN.because(
                    PAIRS, "other", Map.of("scheme", asked.scheme(), "one", asked.first(), "other", asked.second())));
        }
        Optional<PairingEnd> ended = known.get().end();
        if (ended.isPresent()) {
            boolean same = ended.get().validTo().equals(asked.validTo())
                    && ended.get().reason().equals(asked.reason())
                    && (asked.by().approver().isEmpty() || ended.get().by().equals(asked.by()));
            return same
                    ? List.of()
                    : List.of(RefusalCode.PAIR_ENDED_ALREADY.because(
                            PAIRS,
                            "other",
                            Map.of(
                                    "one", asked.first(),
                                    "other", asked.second(),
                                    "day", ended.get().validTo().toString())));
        }
        LocalDate begins = known.get().pair().validFrom();
        LocalDate earliest = begins.isAfter(today) ? begins : today;
        return asked.validTo().isBefore(earliest)
                ? List.of(RefusalCode.PAIR_ENDS_TOO_EARLY.because(
                        PAIRS, "validTo", Map.of("earliest", earliest.toString())))
                : List.of();
    }
}
