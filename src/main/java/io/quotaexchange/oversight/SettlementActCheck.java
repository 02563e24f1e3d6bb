package io.quotaexchange.oversight;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.registry.StandingFact;
import io.quotaexchange.round.Award;
import io.quotaexchange.round.RoundState;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.rulebook.Ruling;
import io.quotaexchange.settlement.AwardDefault;
import io.quotaexchange.settlement.Deadlines;
import io.quotaexchange.settlement.DefaultRules;
import io.quotaexchange.settlement.PaymentNotice;
import io.quotaexchange.settlement.Step;
import io.quotaexchange.settlement.money.MoneyAct;
import io.quotaexchange.settlement.money.Support;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides acts on money and on awards again: purposes by the rulebook, deposits that suffice, notices of the right amount, and every
 * default by the deadlines of its round and the steps its award had taken.
 */
final class SettlementActCheck {
    private final PolicyCheck policy;
    private final RoundsCheck rounds;
    private final AwardStepCheck steps;
    private final AgreementCheck agreements;
    /** Fen by county and round, in the order of the acts. */
    private final Map<String, Long> deposits = new HashMap<>();

    /** What was deposited, fen by county and round, then by day. */
    private final Map<String, NavigableMap<LocalDate, Long>> placed = new HashMap<>();

    private final Map<String, Long> forfeits = new HashMap<>();
    private final Map<String, StandingFact.Excluded> excluded;

    /** @param standings that were read */
    SettlementActCheck(
            PolicyCheck policy,
            RoundsCheck rounds,
            AgreementCheck agreements,
            AwardStepCheck steps,
            StandingCheck standings) {
        this.agreements = agreements;
        excluded = new HashMap<>(standings.excluded());
        this.policy = policy;
        this.rounds = rounds;
        this.steps = steps;
    }

    /** @param done false where the ledger refused it: then nothing moved */
    Optional<String> fault(MoneyAct act, boolean done) {
        List<String> purposes = policy.inForce(act.on()).stream()
                .flatMap(rulebook -> rulebook.terms().proceedsUses().stream())
                .map(Ruling::value)
                .toList();
        Optional<String> fault = first(act.faults(purposes));
        if (fault.isPresent() || !done) {
            return fault;
        }
        return switch (act.kind()) {
            case DEPOSIT_HOLD -> {
                placed.computeIfAbsent(act.county() + "/" + act.subject(), of -> new TreeMap<>())
                        .merge(act.on(), act.amountFen(), Math::addExact);
                yield deposit(act, act.amountFen());
            }
            case DEPOSIT_RELEASE -> deposit(act, -act.amountFen());
            case DEPOSIT_FORFEIT ->
                !forfeits.getOrDefault(act.reference(), 0L).equals(act.amountFen())
                        ? Optional.of("no default takes this amount of the deposit")
                        : deposit(act, -act.amountFen());
            default -> Optional.empty();
        };
    }

    private Optional<String> deposit(MoneyAct act, long change) {
        if (rounds.state(act.subject()).isEmpty()) {
            return Optional.of("is for a round that the export does not have");
        }
        long held = deposits.merge(act.county() + "/" + act.subject(), change, Math::addExact);
        return held < 0 ? Optional.of("takes more than the county had deposited for the round") : Optional.empty();
    }

    Optional<String> fault(Support support) {
        return first(support.faults());
    }

    private Award award(String id) {
        Award ofRound = rounds.awards().get(id);
        return ofRound == null ? agreements.awards().get(id) : ofRound;
    }

    Optional<String> fault(PaymentNotice notice) {
        Award award = award(notice.award());
        if (award == null) {
            return Optional.of("is of an award that no round and no agreement made");
        }
        return award.buyer().equals(notice.county()) && award.valueFen() == notice.amountFen()
                ? Optional.empty()
                : Optional.of("is not by the buyer over the award's value");
    }

    Optional<String> fault(AwardDefault act) {
        Award award = award(act.award());
        if (award == null) {
            return Optional.of("is of an award that no round and no agreement made");
        }
        if (steps.taken(act.award()).contains(Step.PAID)) {
            return Optional.of("is of an award that was paid");
        }
        Optional<RoundState> state = rounds.state(award.round());
        Rulebook rulebook = state.map(
                        round -> policy.rulebookOf(round.plan().orElseThrow().rulebookDigest())
                                .orElseThrow())
                .orElseGet(() -> agreements.rulebook(act.award()));
        Deadlines deadlines = Deadlines.of(
                rulebook.terms(), agreements.acceptedAt(act.award()).orElseGet(() -> rounds.awardedAt(act.award())));
        // A confirmation may have been recorded after the decision that the deadline had passed.
        Optional<DefaultRules.Breach> breach =
                DefaultRules.breach(steps.takenBy(act.award(), act.due()), deadlines, act.decidedOn());
        if (breach.isEmpty() || !breach.get().equals(new DefaultRules.Breach(act.fault(), act.due()))) {
            return Optional.of("the deadlines of the round give another default, or none");
        }
        boolean bid = state.map(round -> round.wasBidFor(award)).orElse(false);
        long held = bid ? deposits.getOrDefault(act.buyer() + "/" + award.round(), 0L) : 0;
        long guideFen = state.map(round -> round.plan()
                        .orElseThrow()
                        .prices()
                        .get(award.indicator())
                        .guideFen())
                .orElse(0L);
        AwardDefault decided = DefaultRules.decide(
                award, breach.get(), rulebook.terms(), guideFen, held, act.decidedOn(), act.maker(), act.approver());
        if (!decided.equals(act)) {
            return Optional.of("the rules give another default");
        }
        forfeits.put(act.id(), act.forfeitFen());
        Optional<StandingFact.Excluded> wanted = act.excludedUntil()
                .map(until -> new StandingFact.Excluded(act.id(), act.buyer(), act.decidedOn(), until));
        return Optional.ofNullable(excluded.remove(act.id())).equals(wanted)
                ? Optional.empty()
                : Optional.of("the exclusion that follows from it is not among the standings");
    }

    /** After the last act. @return the exclusion that follows from no default, or the bid that no deposit stood behind */
    Optional<String> finish() {
        return uncovered().or(this::unfounded);
    }

    /** A county bids, and its deposit was there before. To the day: acts have no other time. Clause: M13-05.8. */
    private Optional<String> uncovered() {
        return rounds.coveredBids().stream()
                .filter(bid -> placed
                                .getOrDefault(bid.county() + "/" + bid.round(), new TreeMap<>())
                                .headMap(bid.on(), true)
                                .values()
                                .stream()
                                .mapToLong(Long::longValue)
                                .sum()
                        < bid.fen())
                .findFirst()
                .map(bid -> "the bid " + bid.id() + " of " + bid.county() + " in round " + bid.round()
                        + " was made without the deposit that the rules ask for");
    }

    private Optional<String> unfounded() {
        return excluded.keySet().stream()
                .sorted()
                .findFirst()
                .map(id -> "the exclusion " + id + " among the standings follows from no default");
    }

    private static Optional<String> first(List<Refusal> refusals) {
        return refusals.stream().findFirst().map(refusal -> refusal.code() + " (" + refusal.clause() + ")");
    }
}
