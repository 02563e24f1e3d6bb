package io.quotaexchange.settlement;

import io.quotaexchange.round.Award;
import io.quotaexchange.rulebook.Terms;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether an award is in default on a day, by whose fault, and what the party at fault loses. Pure. Clause: M13-05.8. */
public final class DefaultRules {
    /** Who let which deadline pass. */
    public record Breach(AwardDefault.Fault fault, LocalDate due) {}

    private DefaultRules() {}

    /**
     * The breach of an award on a day. The first deadline that passed counts; where both counties failed to confirm, it is the
     * seller's: the buyer cannot be asked to pay for what its seller did not confirm.
     *
     * @return empty if no deadline has passed, or if it is paid
     */
    public static Optional<Breach> breach(Set<Step> taken, Deadlines deadlines, LocalDate today) {
        if (taken.contains(Step.PAID)) {
            return Optional.empty();
        }
        if (today.isAfter(deadlines.confirmBy())) {
            if (!taken.contains(Step.SELLER_CONFIRMED)) {
                return Optional.of(new Breach(AwardDefault.Fault.SELLER_DID_NOT_CONFIRM, deadlines.confirmBy()));
            }
            if (!taken.contains(Step.BUYER_CONFIRMED)) {
                return Optional.of(new Breach(AwardDefault.Fault.BUYER_DID_NOT_CONFIRM, deadlines.confirmBy()));
            }
        }
        return today.isAfter(deadlines.payBy())
                ? Optional.of(new Breach(AwardDefault.Fault.BUYER_DID_NOT_PAY, deadlines.payBy()))
                : Optional.empty();
    }

    /**
     * The act that the rules make of a breach.
     *
     * @param guideFen the round's guide price of the indicator, fen per mu or kg: deposits are reckoned by it
     * @param depositHeldFen what the buyer has deposited for the round and not got back or lost yet
     */
    public static AwardDefault decide(
            Award award,
            Breach breach,
            Terms terms,
            long guideFen,
            long depositHeldFen,
            LocalDate today,
            String maker,
            String approver) {
        boolean buyer = breach.fault().buyer();
        long share = depositFen(terms, award, guideFen);
        return AwardDefault.of(
                award,
                breach.fault(),
                breach.due(),
                today,
                buyer ? Math.min(share, depositHeldFen) : 0,
                buyer ? Optional.of(today.plusMonths(terms.exclusionMonths().value())) : Optional.empty(),
                maker,
                approver);
    }

    /** The deposit that stands behind an award, fen: the rulebook's share of its value at the guide price, rounded down. */
    public static long depositFen(Terms terms, Award award, long guideFen) {
        return terms.deposit().value().floorOf(award.indicator().value(award.amount(), guideFen));
    }

    /** What a deposit must cover at least: the sum over the bids it stands behind. */
    public static long depositFen(Terms terms, List<Long> valuesAtGuideFen) {
        long sum = 0;
        for (long value : valuesAtGuideFen) {
            sum = Math.addExact(sum, terms.deposit().value().floorOf(value));
        }
        return sum;
    }
}
