package io.quotaexchange.settlement;

import io.quotaexchange.act.KeptAct;
import io.quotaexchange.round.Award;
import io.quotaexchange.round.Order;
import io.quotaexchange.round.RoundPlan;
import io.quotaexchange.round.RoundState;
import io.quotaexchange.rulebook.Terms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that is on file about one award at one moment.
 *
 * @param origin what it came from
 * @param awardedAt when the stage that made it was cleared, or the agreement accepted
 * @param terms of the rulebook it was made under, for ever
 * @param notices of payment, the first first
 * @param ended the default it ended in; empty if it did not
 */
public record AwardFile(
        Award award,
        Origin origin,
        Instant awardedAt,
        Terms terms,
        List<AwardSteps.Taken> steps,
        List<KeptAct> notices,
        Optional<KeptAct> ended) {
    /**
     * What an award came from: a stage of a round, or an agreement.
     *
     * @param nameZh of the round; of an agreement: that it is one
     * @param stageZh name of the stage; of an agreement its number on paper
     * @param order that it serves; empty for an agreement
     * @param guideFen guide price by which deposits of the round are reckoned, fen per mu or kg; 0 for an agreement, which has none
     * @param ofBid whether it serves a bid: then a deposit stands behind it
     */
    public record Origin(String nameZh, String stageZh, Optional<Order> order, long guideFen, boolean ofBid) {
        static Origin of(RoundState round, Award award) {
            RoundPlan plan = round.plan().orElseThrow();
            return new Origin(
                    plan.nameZh(),
                    plan.stages().get(award.stage() - 1).zh(),
                    round.order(award.order()).map(RoundState.Entered::order),
                    plan.prices().get(award.indicator()).guideFen(),
                    round.wasBidFor(award));
        }

        static Origin ofAgreement(String documentNumber) {
            return new Origin("协议转让", documentNumber, Optional.empty(), 0, false);
        }
    }

    public Set<Step> taken() {
        return Settling.steps(steps);
    }

    public Deadlines deadlines() {
        return Deadlines.of(terms, awardedAt);
    }

    /** Whether it is in default on a day and nobody has decided so yet. */
    public Optional<DefaultRules.Breach> breach(LocalDate today) {
        return ended.isPresent() ? Optional.empty() : DefaultRules.breach(taken(), deadlines(), today);
    }
}
